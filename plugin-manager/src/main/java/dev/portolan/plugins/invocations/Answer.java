package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a plugin.
sealed interface Answer {
    record Given(JsonNode value) implements Answer {}

    /// It gave none.
    ///
    /// @param breach whether it broke its budget
    /// @param sentence for people
    record None(boolean breach, String sentence) implements Answer {}
}
