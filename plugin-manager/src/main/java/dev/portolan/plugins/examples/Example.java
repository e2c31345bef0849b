package dev.portolan.plugins.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One example of an author's, read from a file in `examples/`.
///
/// @param file its name, for people
/// @param document `{config?, context?, input?}`; what is left out gets what is usual
/// @param places where in the file things stand
public record Example(
        String file, String function, JsonNode document, World world, Expectation expectation, Places places) {
    /// What the platform says while the example runs.
    ///
    /// @param now time of the call
    /// @param calls answers of host functions, in order
    /// @param kept what `kv` holds at the start; absent when the example records those calls itself
    /// @param catalog entities that `catalog.get` finds; absent as above
    record World(
            Instant now,
            List<JsonNode> calls,
            @Nullable Map<String, JsonNode> kept,
            @Nullable List<JsonNode> catalog) {
        World {
            calls = List.copyOf(calls);
            kept = kept == null ? null : Map.copyOf(kept);
            catalog = catalog == null ? null : List.copyOf(catalog);
        }
    }

    /// What is to come of it.
    sealed interface Expectation {
        /// @param kept what `kv` holds in the end; null when that does not matter
        record Value(JsonNode value, @Nullable JsonNode kept) implements Expectation {}

        /// @param reason null for any
        /// @param message a part of the sentence
        record Failure(@Nullable Reason reason, String message) implements Expectation {}
    }
}
