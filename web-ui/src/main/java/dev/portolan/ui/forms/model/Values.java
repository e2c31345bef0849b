package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;

/// Compares values.
final class Values {
    private Values() {}

    /// Whether a scalar is the wanted one; 1 and 1.0 are the same number.
    static boolean same(JsonNode wanted, JsonNode value) {
        var one = Numbers.of(wanted);
        var other = Numbers.of(value);
        return one != null && other != null ? one.compareTo(other) == 0 : wanted.equals(value);
    }

    /// Whether two values are the same in every part; null and missing are.
    static boolean equal(JsonNode one, JsonNode other) {
        if (absent(one) || absent(other)) {
            return absent(one) && absent(other);
        }
        return one.equals((left, right) -> same(left, right) ? 0 : 1, other);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
