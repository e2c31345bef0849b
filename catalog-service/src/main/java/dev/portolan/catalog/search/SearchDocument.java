package dev.portolan.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What search knows of one thing.
///
/// @param area what kind of thing it is: `entity` or `plugin`, and one day pages of documentation
/// @param key unique among all; for an entity its reference
/// @param origin of what is no entity of the catalog
record SearchDocument(String area, String key, Text text, Labels labels, Origin origin) {
    SearchDocument(String area, String key, Text text, Labels labels) {
        this(area, key, text, labels, Origin.CATALOG);
    }

    /// Where a document comes from, and where it leads.
    ///
    /// @param source names the collator of a plugin
    /// @param href a path of the portal or an address
    /// @param entity reference of the entity that it is about
    record Origin(
            @Nullable String source,
            @Nullable String href,
            @Nullable String entity) {
        static final Origin CATALOG = new Origin(null, null, null);
    }

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
