package dev.portolan.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing an entity is found by: a path into it, in lower case, and the value there.
///
/// @param value in lower case; null where the value is null or longer than 200 characters, so that only its existence
///     can be asked for
/// @param original the value as it was written, for facets; null as `value` is
/// @param smallest whether this is the entity's smallest value of the key: the one it is ordered by
public record SearchTerm(
        String key, @Nullable String value, @Nullable String original, boolean smallest) {
    private static final int LONGEST = 200;
    private static final Set<String> NOT_TRAVERSED = Set.of(
            "attachments",
            "relations",
            "status",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "metadata.etag");

    /// All terms of a finished entity, each key and value once.
    ///
    /// @throws IllegalArgumentException when two paths differ by upper and lower case only
    public static List<SearchTerm> of(Entity entity) {
        return found(entity).terms();
    }

    /// Whether an entity can have terms.
    ///
    /// @throws IllegalArgumentException when it cannot, because two paths differ by upper and lower case only
    public static void check(Entity entity) {
        var _ = found(entity);
    }

    private static Found found(Entity entity) {
        var found = new Found();
        found.visit("", entity.json());
        found.add("metadata.name", entity.name());
        found.add("metadata.namespace", entity.namespace());
        found.add("metadata.uid", entity.json().path("metadata").path("uid").asText());
        for (var relation : entity.json().path("relations")) {
            found.add(
                    "relations." + relation.path("type").asText(),
                    relation.path("targetRef").asText());
        }
        found.refuseKeysThatDifferByCase();
        return found;
    }

    private static final class Found {
        private final List<Pair> pairs = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> itemKeys = new HashSet<>();

        void visit(String path, JsonNode value) {
            // What lies deeper has longer keys still, and long keys are left out.
            if (NOT_TRAVERSED.contains(path) || path.length() > LONGEST) {
                return;
            }
            switch (value.getNodeType()) {
                case OBJECT ->
                    value.propertyStream()
                            .forEach(field -> visit(
                                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
                case ARRAY -> value.forEach(item -> visitItem(path, item));
                case NULL, MISSING -> add(path, null);
                case STRING, NUMBER, BOOLEAN, BINARY, POJO -> add(path, Texts.of(value));
            }
        }

        private void visitItem(String path, JsonNode item) {
            visit(path, item);
            if (item.isTextual() && itemKeys.add(lower(path + "." + item.textValue()))) {
                add(path + "." + item.textValue(), "true");
            }
        }

        void add(String key, @Nullable String value) {
            keys.add(key);
            pairs.add(new Pair(key, value));
        }

        void refuseKeysThatDifferByCase() {
            var seen = new HashSet<String>();
            keys.forEach(key -> seen.add(lower(key)));
            if (seen.size() < keys.size()) {
                seen.clear();
                var doubled = keys.stream()
                        .sorted()
                        .map(Found::lower)
                        .filter(key -> !seen.add(key))
                        .toList();
                throw new IllegalArgumentException(
                        "Entity has duplicate keys that vary only in casing, '" + String.join("', '", doubled) + "'");
            }
        }

        List<SearchTerm> terms() {
            var distinct = new LinkedHashMap<String, SearchTerm>();
            var least = new HashMap<String, String>();
            for (var pair : pairs) {
                var key = lower(pair.key);
                if (key.length() > LONGEST) {
                    continue;
                }
                var original = pair.value;
                var value = original == null ? null : lower(original);
                if (value == null || value.length() > LONGEST) {
                    distinct.putIfAbsent(key, new SearchTerm(key, null, null, false));
                } else {
                    distinct.putIfAbsent(key + '\0' + value, new SearchTerm(key, value, original, false));
                    least.merge(key, value, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
            return distinct.values().stream()
                    .map(term -> term.value != null && term.value.equals(least.get(term.key))
                            ? new SearchTerm(term.key, term.value, term.original, true)
                            : term)
                    .toList();
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private record Pair(String key, @Nullable String value) {}
}
