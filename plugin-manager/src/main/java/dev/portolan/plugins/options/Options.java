package dev.portolan.plugins.options;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be chosen for a setting.
///
/// @param truncated whether there are more: search for them
/// @param error why the list could not be had, in a sentence
@JsonInclude(JsonInclude.Include.NON_NULL)
record Options(
        List<Option> items, boolean truncated, @Nullable String error) {
    /// The longest list that is shown.
    static final int MOST = 200;

    Options {
        items = List.copyOf(items);
    }

    static Options failed(String sentence) {
        return new Options(List.of(), false, sentence);
    }

    /// @param value a scalar, as it goes into the configuration
    record Option(JsonNode value, String label) {}
}
