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

    /// Whether a value is the wanted one, but for what defaults add to the objects in it.
    static boolean covers(JsonNode wanted, JsonNode value) {
        if (wanted.isArray() && value.isArray() && wanted.size() == value.size()) {
            for (var index = 0; index < wanted.size(); index++) {
                if (!covers(wanted.get(index), value.get(index))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted.isObject() && value.isObject()) {
            return wanted.properties().stream().allMatch(entry -> covers(entry.getValue(), value.path(entry.getKey())));
        }
        return equal(wanted, value);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
