package dev.portolan.plugins.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A predicate over an entity, in the catalog's language: `$all`, `$any`, `$not`, and paths with a value,
/// `$exists`, `$in`, `$hasPrefix` or `$contains` with a value. Upper and lower case are the same.
sealed interface When {
    boolean matches(EntityFacts facts);

    record All(List<When> parts) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return parts.stream().allMatch(part -> part.matches(facts));
        }
    }

    record Any(List<When> parts) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return parts.stream().anyMatch(part -> part.matches(facts));
        }
    }

    record Not(When part) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return !part.matches(facts);
        }
    }

    record Exists(String path, boolean wanted) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return facts.at(path).isPresent() == wanted;
        }
    }

    record In(String path, Set<String> values) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return facts.at(path).orElse(Set.of()).stream().anyMatch(values::contains);
        }
    }

    record HasPrefix(String path, String prefix) implements When {
        @Override
        public boolean matches(EntityFacts facts) {
            return facts.at(path).orElse(Set.of()).stream().anyMatch(value -> value.startsWith(prefix));
        }
    }

    /// Reads a predicate.
    ///
    /// @throws IllegalArgumentException when it is none
    static When parse(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a predicate is an object");
        }
        List<When> parts = new ArrayList<>();
        json.properties().forEach(member -> parts.add(member(member.getKey(), member.getValue())));
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private static When member(String key, JsonNode value) {
        return switch (key) {
            case "$all" -> new All(list(value));
            case "$any" -> new Any(list(value));
            case "$not" -> new Not(parse(value));
            default -> {
                if (key.startsWith("$")) {
                    throw new IllegalArgumentException("unknown operator " + key);
                }
                yield value.isObject() ? test(key, value) : new In(key, Set.of(text(value)));
            }
        };
    }

    private static When test(String path, JsonNode test) {
        if (test.size() != 1) {
            throw new IllegalArgumentException("one operator at " + path);
        }
        var operator = test.properties().iterator().next();
        var value = operator.getValue();
        return switch (operator.getKey()) {
            case "$exists" -> new Exists(path, value.asBoolean());
            case "$in" -> new In(path, stream(value).map(When::text).collect(Collectors.toUnmodifiableSet()));
            case "$hasPrefix" -> new HasPrefix(path, text(value));
            case "$contains" -> new In(path, Set.of(text(value)));
            default -> throw new IllegalArgumentException("unknown operator " + operator.getKey());
        };
    }

    private static List<When> list(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a list of predicates");
        }
        return stream(array).map(When::parse).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("a text, a number or a boolean");
        }
        return value.asText().toLowerCase(Locale.ROOT);
    }
}
