package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;

/// What counts as a number: JSON has digits enough for ones that no computer holds.
final class Numbers {
    private Numbers() {}

    static boolean finite(JsonNode value) {
        return value.isNumber() && (!value.isFloatingPointNumber() || Double.isFinite(value.doubleValue()));
    }
}
