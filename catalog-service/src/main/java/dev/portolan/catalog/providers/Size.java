package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.validation.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What one entity may cost.
///
/// @param depth deepest nesting
/// @param nodes most values
/// @param bytes most bytes as JSON
record Size(int depth, int nodes, int bytes) {
    List<Fault> check(JsonNode json) {
        var count = new Count();
        count.visit(json, 1);
        if (count.deepest > depth) {
            return fault("is nested more than %d levels deep".formatted(depth), "at most %d levels".formatted(depth));
        }
        if (count.seen > nodes) {
            return fault("has more than %d values".formatted(nodes), "at most %d values".formatted(nodes));
        }
        var length = json.toString().getBytes(StandardCharsets.UTF_8).length;
        return length > bytes
                ? fault("is %d bytes long".formatted(length), "at most %d bytes".formatted(bytes))
                : List.of();
    }

    private static List<Fault> fault(String found, String expected) {
        return List.of(new Fault("", null, expected, "The entity " + found + "; expected " + expected + "."));
    }

    private final class Count {
        private int seen;
        private int deepest;

        void visit(JsonNode value, int level) {
            seen++;
            deepest = Math.max(deepest, level);
            if (deepest <= depth && seen <= nodes) {
                value.forEach(child -> visit(child, level + 1));
            }
        }
    }
}
