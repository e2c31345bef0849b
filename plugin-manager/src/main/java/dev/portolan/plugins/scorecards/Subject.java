package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What scorecards need to know of an entity.
///
/// @param ref as `kind:namespace/name`, in lower case
/// @param owner reference of who owns it; null where nobody does
record Subject(String ref, String title, @Nullable String owner) {
    static Subject of(JsonNode entity) {
        var metadata = entity.path("metadata");
        var name = metadata.path("name").asText();
        var ref =
                entity.path("kind").asText() + ":" + metadata.path("namespace").asText("default") + "/" + name;
        var title = metadata.path("title").asText("");
        return new Subject(ref.toLowerCase(Locale.ROOT), title.isBlank() ? name : title, owner(entity));
    }

    private static @Nullable String owner(JsonNode entity) {
        for (var relation : entity.path("relations")) {
            if (relation.path("type").asText().equals("ownedBy")) {
                return relation.path("targetRef").asText().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }
}
