package dev.portolan.ui.apidocs;

import java.util.List;

/// What an API's definition turns out to be.
sealed interface Definition {
    /// @param document with operations: OpenAPI or AsyncAPI
    record Described(ApiDocument document) implements Definition {}

    /// A text of which the outline is known.
    ///
    /// @param language for example `GraphQL`
    record Outlined(String language, List<OutlineEntry> entries) implements Definition {
        public Outlined {
            entries = List.copyOf(entries);
        }
    }

    /// A text that is shown as it is.
    ///
    /// @param reason why, in a sentence; empty where nothing is wrong with it
    record Plain(String reason) implements Definition {}

    /// @param kind for example `type`, `service` or `message`
    /// @param line from 1
    record OutlineEntry(String kind, String name, int line, String text) {}
}
