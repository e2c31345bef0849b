package dev.portolan.tenants.offboarding;

import java.util.Map;
import java.util.TreeMap;

/// What an erasure did in one place.
///
/// @param name of a service, or `keycloak`
/// @param deleted how many things, by table or kind
/// @param left how many are there still
record Outcome(String name, Map<String, Long> deleted, long left) {
    Outcome {
        deleted = Map.copyOf(deleted);
    }

    /// Adds what a further attempt has deleted; what is left is what it found last.
    Outcome and(Outcome later) {
        var sum = new TreeMap<>(deleted);
        later.deleted().forEach((table, count) -> sum.merge(table, count, Long::sum));
        return new Outcome(name, sum, later.left());
    }
}
