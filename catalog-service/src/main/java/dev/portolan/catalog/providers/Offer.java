package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import dev.portolan.catalog.validation.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    private Place place(int number, @Nullable String path, @Nullable String ref) {
        return new Place(bucket.place(), null, number, path, ref);
    }

    /// Each reference once.
    Map<String, Emitted> emitted() {
        return emitted;
    }

    /// JSON of some of them, by reference.
    Map<String, String> texts(Set<String> refs) {
        return emitted.values().stream()
                .filter(one -> one.sound() && refs.contains(one.ref().toString()))
                .collect(Collectors.toMap(
                        one -> one.ref().toString(),
                        one -> Objects.requireNonNull(one.text()).json()));
    }

    List<Finding> findings() {
        return findings;
    }
}
