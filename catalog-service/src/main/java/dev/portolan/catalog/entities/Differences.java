package dev.portolan.catalog.entities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Entity;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What differs between two versions of an entity.
final class Differences {
    private static final Set<String> OPENED = Set.of("metadata", "spec");
    private static final Set<String> STAMPS = Set.of("metadata.etag", "metadata.uid");

    private Differences() {}

    /// @return top-level fields, those of metadata and spec one level deeper: `metadata.tags`, `spec.owner`,
    /// `relations`
    static List<String> between(Entity before, Entity after) {
        var differing = new TreeSet<String>();
        for (var field : names(before.json(), after.json())) {
            var one = before.json().path(field);
            var other = after.json().path(field);
            if (!OPENED.contains(field)) {
                compare(field, one, other, differing);
            } else {
                names(one, other)
                        .forEach(name -> compare(field + "." + name, one.path(name), other.path(name), differing));
            }
        }
        differing.removeAll(STAMPS);
        return List.copyOf(differing);
    }

    private static void compare(String path, JsonNode one, JsonNode other, Set<String> differing) {
        if (!Objects.equals(one, other)) {
            differing.add(path);
        }
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
