package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a plugin.
public sealed interface Answer {
    record Given(JsonNode value) implements Answer {}

    /// It gave none.
    ///
    /// @param breach whether it broke its budget
    /// @param sentence for people
    /// @param ran whether the function ran at all; if not, it is not to blame
    record None(boolean breach, String sentence, boolean ran) implements Answer {
        public None(boolean breach, String sentence) {
            this(breach, sentence, true);
        }
    }
}
