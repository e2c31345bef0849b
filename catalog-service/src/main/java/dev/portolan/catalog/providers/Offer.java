package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.entities.Refusal;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import dev.portolan.catalog.validation.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a keeper offers for its bucket, checked, with what is wrong in it.
final class Offer {
    private final Bucket bucket;
    private final Map<String, Emitted> emitted = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Offer(Bucket bucket, List<? extends JsonNode> entities, Intake intake) {
        this.bucket = bucket;
        for (var i = 0; i < entities.size(); i++) {
            take(intake.check(entities.get(i), bucket), i + 1);
        }
    }

    private void take(Intake.Checked checked, int number) {
        checked.faults().forEach(fault -> findings.add(tell(fault, number, checked.ref())));
        if (checked.ref() == null || checked.emitted() == null) {
            return;
        }
        if (emitted.putIfAbsent(checked.ref(), checked.emitted()) != null) {
            findings.add(Finding.of(
                    place(number, null, checked.ref()),
                    "There are two entities " + checked.ref() + "; the first one counts.",
                    "Rename or remove one of them."));
        }
    }

    private Finding tell(Fault fault, int number, @Nullable String ref) {
        return Finding.of(place(number, fault.pointer().isEmpty() ? null : fault.pointer(), ref), fault);
    }

    private Place place(@Nullable Integer number, @Nullable String path, @Nullable String ref) {
        return new Place(bucket.place(), null, number, path, ref);
    }

    /// Why one of them was not taken.
    Finding tell(Refusal refusal) {
        var place = place(null, null, refusal.ref());
        return switch (refusal) {
            case Refusal.Held(var ref, var file, var holder) ->
                Finding.of(
                        place,
                        "Detected conflicting entityRef %s already referenced by %s and now also %s"
                                .formatted(ref, holder.startsWith("http") ? "url:" + holder : holder, file),
                        "Rename one of the two entities, or remove one of them.");
            case Refusal.NoRoom full ->
                Finding.of(
                        place,
                        "%s was not added: the plan allows %d entities, and the catalog has %d."
                                .formatted(full.ref(), full.limit(), full.used()),
                        "Remove entities that are no longer needed, or choose a larger plan.");
        };
    }

    /// Each reference once.
    Map<String, Emitted> emitted() {
        return emitted;
    }

    List<Finding> findings() {
        return findings;
    }
}
