package dev.portolan.catalog.locations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.reading.SourceReader;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a location without keeping anything.
@ApplicationScoped
class TrialReading {
    private final SourceReader reader;

    TrialReading(SourceReader reader) {
        this.reader = reader;
    }

    /// @throws ProblemException `invalid` when anything is wrong with it, or a reference occurs twice
    Trial read(String target) {
        var ref = LocationEntity.ref(target);
        var emitted = emitted(target);
        var twice =
                emitted.stream().collect(Collectors.groupingBy(Emitted::ref, Collectors.counting())).entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .findFirst();
        twice.ifPresent(entry -> {
            throw QueryParameters.invalid("Duplicate nested entity: " + entry.getKey());
        });
        return new Trial(
                ref.toString(),
                Stream.concat(
                                Stream.of(LocationEntity.of(ref, target)),
                                emitted.stream().map(one -> Objects.requireNonNull(one.entity())))
                        .map(Entity::json)
                        .toList());
    }

    /// Everything that a location leads to.
    ///
    /// @throws ProblemException `invalid` when anything is wrong with it
    List<Emitted> emitted(String target) {
        var read = reader.read(LocationEntity.ref(target), target, List.of(), ReadingProgress.NONE);
        if (!read.findings().isEmpty()) {
            throw QueryParameters.invalid(
                    read.findings().stream().map(TrialReading::sentence).collect(Collectors.joining(", ")));
        }
        return read.emitted();
    }

    private static String sentence(Finding finding) {
        var line = finding.where().line();
        return "InputError: " + finding.message() + " (" + finding.where().file()
                + (line == null ? "" : ", line " + line) + ")";
    }

    /// @param ref the entity that would stand for the location
    record Trial(String ref, List<ObjectNode> entities) {}
}
