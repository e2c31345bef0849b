package dev.portolan.ui.page;

import com.fasterxml.jackson.databind.JsonNode;

/// What the parts of a difference are called, and their values.
public interface DifferenceWords {
    /// Parts by their path, values as they are.
    DifferenceWords PLAIN = new DifferenceWords() {};

    /// @param path JSON Pointer
    default String setting(String path) {
        return DifferenceList.setting(path);
    }

    /// @param path of what has the value
    default String value(String path, JsonNode value) {
        return DifferenceList.text(value);
    }
}
