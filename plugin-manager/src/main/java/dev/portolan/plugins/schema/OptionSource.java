package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Where the live list of a setting comes from.
public sealed interface OptionSource {
    /// A function of the plugin.
    record Function(String name) implements OptionSource {}

    /// The entities of the catalog that a predicate matches.
    record Query(JsonNode predicate) implements OptionSource {}

    /// Reads `x-options`; null when there is none, or it is malformed.
    static @Nullable OptionSource of(JsonNode options) {
        if (options.size() != 1) {
            return null;
        }
        if (options.path("function").isTextual()) {
            return new Function(options.path("function").textValue());
        }
        return options.path("query").isObject() ? new Query(options.path("query")) : null;
    }
}
