package dev.portolan.catalog.overlays;

import dev.portolan.catalog.causes.Cause;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.entities.Overlay;
import dev.portolan.catalog.entities.OverlayService;
import dev.portolan.catalog.locations.LocationService;
import dev.portolan.catalog.providers.BucketService;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.CatalogOverlays;
import dev.portolan.contracts.EntityRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Changes what a plugin's processor adds to entities of the current tenant, in parts, so that other writers get their
/// turn. What it finds wrong stands at the entities, and among the troubles of the sources.
@ApplicationScoped
class OverlayIntake {
    /// Kind of the source under which its troubles are listed.
    static final String PROCESSOR = "processor";

    private static final int PART = 200;

    private final OverlayService overlays;
    private final BucketService buckets;
    private final LocationService locations;
    private final CurrentCause cause;

    OverlayIntake(OverlayService overlays, BucketService buckets, LocationService locations, CurrentCause cause) {
        this.overlays = overlays;
        this.buckets = buckets;
        this.locations = locations;
        this.cause = cause;
    }

    void take(CatalogOverlays said) {
        var provider = said.provider();
        var added = new LinkedHashMap<String, Overlay>();
        said.added().forEach(one -> added.putIfAbsent(one.ref().toString(), OverlayCheck.check(one)));
        var gone = new HashSet<String>();
        if (said.mode() == Mode.FULL) {
            gone.addAll(committed(() -> overlays.refsOf(provider)));
        } else {
            said.removed().stream().map(EntityRef::toString).forEach(gone::add);
        }
        gone.removeAll(added.keySet());
        cause.after(said.depth());
        var _ = cause.during(Cause.plugin(provider), () -> {
            parts(List.copyOf(gone)).forEach(part -> change(provider, Map.of(), Set.copyOf(part)));
            parts(List.copyOf(added.entrySet())).forEach(part -> change(provider, map(part), Set.of()));
            return true;
        });
        var _ = committed(() -> tell(said, added, gone));
    }

    private void change(String provider, Map<String, Overlay> added, Set<String> removed) {
        var _ = committed(() -> {
            overlays.change(provider, added, removed);
            return true;
        });
    }

    private boolean tell(CatalogOverlays said, Map<String, Overlay> added, Set<String> gone) {
        var bucket = buckets.find(PROCESSOR, said.provider());
        var findings = new ArrayList<Finding>();
        added.forEach((ref, overlay) -> overlay.errors()
                .forEach(error -> findings.add(Finding.of(
                        new Place(PROCESSOR + ":" + said.provider(), null, null, null, ref),
                        error,
                        "Mend the entity where it is kept, or the settings of the plugin."))));
        var whole = said.mode() == Mode.FULL;
        if (bucket.isPresent() && whole && findings.isEmpty()) {
            locations.remove(bucket.get().id());
        } else if (bucket.isPresent() || !findings.isEmpty()) {
            buckets.tell(
                    bucket.orElseGet(() -> buckets.open(PROCESSOR, said.provider())),
                    ref -> whole || added.containsKey(ref) || gone.contains(ref),
                    findings);
        }
        return true;
    }

    private static Map<String, Overlay> map(List<Map.Entry<String, Overlay>> part) {
        var map = new LinkedHashMap<String, Overlay>();
        part.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static <T> List<List<T>> parts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (var start = 0; start < all.size(); start += PART) {
            parts.add(all.subList(start, Math.min(start + PART, all.size())));
        }
        return parts;
    }

    private static <T> T committed(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
