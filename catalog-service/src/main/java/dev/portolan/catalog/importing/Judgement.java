package dev.portolan.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.importing.ImportItem.Verdict;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.providers.ProviderService;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of each entity of another portal whether it would be taken, and why not.
@ApplicationScoped
class Judgement {
    private static final int LONGEST_REF = 400;

    private final EntityService entities;
    private final PlanLimitService limits;

    Judgement(EntityService entities, PlanLimitService limits) {
        this.entities = entities;
        this.limits = limits;
    }

    /// Begins to judge a catalog. With its tenant current, in one thread.
    Bench open(OldPortal portal) {
        var limit = limits.entities();
        return new Bench(portal, limit, Math.max(0, limit - entities.counted()));
    }

    /// Judges one entity after the other: what the first have room for the last may not.
    final class Bench {
        private final OldPortal portal;
        private final long limit;
        private final Set<String> seen = new HashSet<>();
        private long room;
        private int nameless;

        private Bench(OldPortal portal, long limit, long room) {
            this.portal = portal;
            this.limit = limit;
            this.room = room;
        }

        /// Judges a page; an entity that was on an earlier one is left out, as the other side's list has moved
        /// meanwhile.
        List<ImportItem> judge(List<JsonNode> page) {
            var items = new ArrayList<ImportItem>();
            var fresh = new LinkedHashMap<String, ImportedEntity>();
            for (var json : page) {
                var broken = EntityRules.envelope(json);
                if (broken.isEmpty()) {
                    var imported = ImportedEntity.of(json);
                    var ref = imported.entity().ref().toString();
                    var faults = imported.faults();
                    if (seen.add(ref) && faults.isEmpty()) {
                        fresh.put(ref, imported);
                    } else if (!faults.isEmpty()) {
                        items.add(refused(ref, imported.location().orElse(null), findings(ref, faults)));
                    }
                } else {
                    nameless++;
                    items.add(refused("unknown:default/" + nameless, null, findings(null, broken)));
                }
            }
            var there = entities.byRefs(fresh.keySet()).stream()
                    .collect(Collectors.toMap(StoredEntity::ref, Function.identity()));
            fresh.forEach((ref, imported) -> items.add(judge(ref, imported, Optional.ofNullable(there.get(ref)))));
            return items;
        }

        private ImportItem judge(String ref, ImportedEntity imported, Optional<StoredEntity> there) {
            var location = imported.location().orElse(null);
            var keeper = location == null ? ProviderService.IMPORT + ":" + portal.name() : "url:" + location;
            var holder = there.map(Judgement::origin);
            if (holder.isPresent() && !holder.get().equals(keeper)) {
                return refused(ref, location, List.of(held(ref, holder.get())));
            }
            if (there.isEmpty() && !isGenerated(ref, location) && room-- <= 0) {
                return refused(ref, location, List.of(full(ref)));
            }
            var verdict = there.map(one -> compare(one, imported)).orElse(Verdict.TAKE);
            return new ImportItem(
                    ref,
                    verdict,
                    location,
                    List.of(),
                    location == null ? imported.entity().json() : null);
        }

        /// Locations that are registered there and have shown no entity of their own.
        List<ImportItem> judgeLocations(List<OldPortalClient.RegisteredLocation> locations) {
            var items = new ArrayList<ImportItem>();
            for (var location : locations) {
                var target = location.target();
                var ref = LocationEntity.ref(target).toString();
                if (location.type().equals("url") && ImportedEntity.isAddress(target) && seen.add(ref)) {
                    var verdict = entities.byRef(ref).isPresent() ? Verdict.SAME : Verdict.TAKE;
                    items.add(new ImportItem(ref, verdict, target, List.of(), null));
                }
            }
            return items;
        }

        private ImportItem refused(String ref, @Nullable String location, List<Finding> findings) {
            return new ImportItem(shown(ref), Verdict.REFUSE, location, findings, null);
        }

        private List<Finding> findings(@Nullable String ref, List<Fault> faults) {
            return faults.stream()
                    .map(fault -> Finding.of(place(fault.pointer().isEmpty() ? null : fault.pointer(), ref), fault))
                    .toList();
        }

        private Place place(@Nullable String path, @Nullable String ref) {
            return new Place(portal.catalog().toString(), null, null, path, ref);
        }

        private Finding held(String ref, String holder) {
            return Finding.of(
                    place(null, ref),
                    "%s is here already, and %s holds the name.".formatted(ref, holder),
                    "Rename one of the two entities, or remove the one that is here.");
        }

        private Finding full(String ref) {
            return Finding.of(
                    place(null, ref),
                    "%s has no room: the plan allows %d entities.".formatted(ref, limit),
                    "Remove entities that are no longer needed, or choose a larger plan, and read again.");
        }
    }

    // Whatever stands where a name belongs is shown, but for what no list and no database can show.
    private static String shown(String ref) {
        var visible = ref.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= LONGEST_REF ? visible : visible.substring(0, LONGEST_REF);
    }

    // Entities that stand for registered locations do not count towards the plan.
    private static boolean isGenerated(String ref, @Nullable String location) {
        return location != null && LocationEntity.ref(location).toString().equals(ref);
    }

    private static String origin(StoredEntity there) {
        return there.entity().annotations().path(Annotations.ORIGIN_LOCATION).asText();
    }

    private static Verdict compare(StoredEntity there, ImportedEntity imported) {
        var here = ImportedEntity.of(there.entity().json());
        return here.digest().equals(imported.digest()) ? Verdict.SAME : Verdict.CHANGE;
    }
}
