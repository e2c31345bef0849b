package dev.portolan.catalog.managed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.validation.Fault;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is wrong with an entity in a request, told field by field.
final class Violations {
    private Violations() {}

    /// @throws ProblemException `invalid` where there are faults
    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    Common.INVALID,
                    "The entity is not in order; see violations.",
                    faults.stream()
                            .map(fault -> new Violation(fault.pointer(), sentence(fault)))
                            .toList());
        }
    }

    private static String sentence(Fault fault) {
        if (fault.expected() == null) {
            return fault.message();
        }
        return fault.found() == null
                ? "lacks %s: add it".formatted(fault.expected())
                : "found %s, but expected %s: put that there".formatted(fault.found(), fault.expected());
    }

    /// @throws ProblemException `invalid` where the entity is another one than the address names
    static void refuseOtherThan(Ref address, JsonNode entity) {
        var metadata = entity.path("metadata");
        var namespace = metadata.path("namespace").asText(Ref.DEFAULT_NAMESPACE);
        var others = Stream.of(
                        other("/kind", entity.path("kind").asText(), address.kind()),
                        other("/metadata/namespace", namespace, address.namespace()),
                        other("/metadata/name", metadata.path("name").asText(), address.name()))
                .flatMap(List::stream)
                .toList();
        if (!others.isEmpty()) {
            throw new ProblemException(
                    Common.INVALID, "The entity is another one than the address names; see violations.", others);
        }
    }

    private static List<Violation> other(String pointer, String found, String expected) {
        return found.toLowerCase(Locale.ROOT).equals(expected)
                ? List.of()
                : List.of(new Violation(
                        pointer, "found %s, but the address says %s: change one of them".formatted(found, expected)));
    }
}
