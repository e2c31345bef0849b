package dev.portolan.checks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One place in a YAML document, reached by a path of names.
///
/// @param path how it was reached, for messages
record Node(String path, @Nullable Object value) {
    /// @param names separated by dots; a name that is a number is an index
    Node at(String names) {
        var node = this;
        for (var name : names.split("\\.")) {
            node = node.child(name);
        }
        return node;
    }

    Node child(String name) {
        var here = path + "/" + name;
        return switch (value) {
            case Map<?, ?> map -> new Node(here, map.get(name));
            case List<?> list
            when name.matches("[0-9]+") && Integer.parseInt(name) < list.size() ->
                new Node(here, list.get(Integer.parseInt(name)));
            case null, default -> new Node(here, null);
        };
    }

    boolean missing() {
        return value == null;
    }

    String text() {
        return String.valueOf(value);
    }

    Map<String, String> strings() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue())))
                : Map.of();
    }

    Set<String> keys() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    List<Node> items() {
        return value instanceof List<?> list
                ? list.stream().map(item -> new Node(path + "[]", item)).toList()
                : List.of();
    }
}
