package dev.portolan.catalog.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.search.SearchDocument.Labels;
import dev.portolan.catalog.search.SearchDocument.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the search document of an entity.
final class EntityDocument {
    static final String AREA = "entity";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_TAGS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntityDocument() {}

    /// @param body JSON of the entity as it is shown
    static SearchDocument of(String ref, String body) {
        var entity = read(body);
        var metadata = entity.path("metadata");
        var spec = entity.path("spec");
        return new SearchDocument(
                AREA,
                ref,
                new Text(
                        shortened(metadata.path("name").asText(), LONGEST_NAME),
                        title(metadata, spec),
                        text(metadata.path("description"), LONGEST_DESCRIPTION),
                        tags(metadata.path("tags"))),
                new Labels(
                        text(entity.path("kind"), LONGEST_NAME),
                        text(spec.path("type"), LONGEST_NAME),
                        owner(entity.path("relations"))));
    }

    // People and teams carry the name that everybody knows them by in their profile.
    private static @Nullable String title(JsonNode metadata, JsonNode spec) {
        var title = text(metadata.path("title"), LONGEST_NAME);
        return title == null ? text(spec.path("profile").path("displayName"), LONGEST_NAME) : title;
    }

    private static @Nullable String owner(JsonNode relations) {
        return relations
                .valueStream()
                .filter(relation -> relation.path("type").asText().equals("ownedBy"))
                .map(relation -> text(relation.path("targetRef"), LONGEST_NAME))
                .findFirst()
                .orElse(null);
    }

    private static List<String> tags(JsonNode tags) {
        return tags.valueStream()
                .filter(JsonNode::isTextual)
                .limit(MOST_TAGS)
                .map(tag -> shortened(tag.textValue(), LONGEST_NAME))
                .toList();
    }

    private static @Nullable String text(JsonNode node, int longest) {
        return node.isTextual() && !node.textValue().isBlank() ? shortened(node.textValue(), longest) : null;
    }

    // The database takes no zero bytes in texts.
    static String shortened(String text, int longest) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }
}
