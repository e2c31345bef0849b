package dev.portolan.plugins.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An entity as predicates see it: its scalars by path, all in lower case, as the catalog's search does it. An
/// array's items stand at the array's own path, and texts among them also as `path.item = true`.
final class EntityFacts {
    private static final Set<String> LEFT_OUT = Set.of("attachments", "relations", "status", "metadata.etag");

    private final Map<String, Set<String>> values = new HashMap<>();

    private EntityFacts() {}

    static EntityFacts of(JsonNode entity) {
        var facts = new EntityFacts();
        facts.walk("", entity);
        if (entity.path("metadata").path("namespace").isMissingNode()) {
            facts.add("metadata.namespace", "default");
        }
        entity.path("relations")
                .forEach(relation -> facts.add(
                        "relations." + relation.path("type").asText(),
                        relation.path("targetRef").asText()));
        return facts;
    }

    /// Empty when the entity has nothing at this path.
    Optional<Set<String>> at(String path) {
        return Optional.ofNullable(values.get(path.toLowerCase(Locale.ROOT)));
    }

    private void walk(String path, JsonNode node) {
        if (LEFT_OUT.contains(path)) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            walk(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            node.forEach(item -> {
                walk(path, item);
                if (item.isTextual()) {
                    add(path + "." + item.asText(), "true");
                }
            });
        } else if (node.isNull()) {
            values.computeIfAbsent(path.toLowerCase(Locale.ROOT), _ -> new HashSet<>());
        } else {
            add(path, node.asText());
        }
    }

    private void add(String path, String value) {
        values.computeIfAbsent(path.toLowerCase(Locale.ROOT), _ -> new HashSet<>())
                .add(value.toLowerCase(Locale.ROOT));
    }
}
