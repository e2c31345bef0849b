package dev.portolan.plugins.examples;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Compares an output with the expected one, leaf by leaf.
///
/// Numbers are the same by value, and an instant is the same with and without milliseconds of zero: JavaScript writes
/// `09:30:00.000Z` where the platform writes `09:30:00Z`.
final class Comparison {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /// @param pointer into the expected output
    record Difference(String pointer, String expected, String found) {}

    /// @return at most 20
    static List<Difference> between(JsonNode expected, JsonNode found) {
        var comparison = new Comparison();
        comparison.compare(JsonPointer.empty(), plain(expected), plain(found));
        return comparison.differences;
    }

    private void compare(JsonPointer at, JsonNode expected, JsonNode found) {
        if (same(expected, found) || differences.size() == MOST) {
            return;
        }
        if (expected.isObject() && found.isObject()) {
            var names = new LinkedHashSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at.appendProperty(name), expected.path(name), found.path(name)));
        } else if (expected.isArray() && found.isArray()) {
            for (var i = 0; i < Math.max(expected.size(), found.size()); i++) {
                compare(at.appendIndex(i), expected.path(i), found.path(i));
            }
        } else {
            differences.add(new Difference(at.toString(), words(expected), words(found)));
        }
    }

    private static boolean same(JsonNode expected, JsonNode found) {
        return expected.isNumber() && found.isNumber()
                ? expected.decimalValue().compareTo(found.decimalValue()) == 0
                : expected.equals(found);
    }

    private static String words(JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static JsonNode plain(JsonNode node) {
        try {
            return JSON.readTree(JSON.writeValueAsString(node).replace(":00.000Z", ":00Z"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was JSON no longer reads", e);
        }
    }
}
