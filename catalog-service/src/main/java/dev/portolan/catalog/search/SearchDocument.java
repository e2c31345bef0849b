package dev.portolan.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What search knows of one thing.
///
/// @param area what kind of thing it is: `entity`, and one day pages of documentation and documents of plugins
/// @param key its name within the area; for an entity its reference
record SearchDocument(String area, String key, Text text, Labels labels) {
    /// What is searched.
    record Text(
            String name, @Nullable String title, @Nullable String description, List<String> tags) {
        Text {
            tags = List.copyOf(tags);
        }
    }

    /// What narrows a search down.
    ///
    /// @param owner reference of who owns it
    record Labels(
            @Nullable String kind,
            @Nullable String type,
            @Nullable String owner) {}
}
