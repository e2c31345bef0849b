package dev.portolan.plugins.collators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.SearchDocuments.Document;
import dev.portolan.plugins.shares.Listed;
import dev.portolan.plugins.shares.Listing;
import dev.portolan.plugins.shares.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a collator says of its documents, `{documents: [{id, title, text, href?, entity?, tags?}], next?}`.
final class DocumentListing {
    private static final Set<String> MEMBERS = Set.of("documents", "next", "progress");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 20_000;

    private DocumentListing() {}

    /// @throws IllegalArgumentException with a sentence on what is wrong
    static Listing<Document> read(JsonNode value) {
        Listed.only(value, MEMBERS);
        var documents = new ArrayList<Document>();
        for (var document : Listed.objects(value, "documents")) {
            documents.add(document(document, "`documents[" + documents.size() + "]"));
        }
        var page = new Page<>(documents, List.of(), List.of(), Listed.progress(value));
        return new Listing<>(true, page, Listed.next(value));
    }

    private static Document document(JsonNode json, String at) {
        var id = needed(json, "id", at);
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(at + ".id` has at most " + LONGEST_ID + " characters.");
        }
        var text = json.path("text").asText("");
        return new Document(
                id,
                needed(json, "title", at),
                text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT),
                json.path("href").textValue(),
                entity(json.path("entity"), at),
                Listed.texts(json, "tags"));
    }

    private static String needed(JsonNode json, String name, String at) {
        var text = json.path(name).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(at + "." + name + "` must be a text.");
        }
        return text;
    }

    private static @Nullable EntityRef entity(JsonNode entity, String at) {
        if (Listed.absent(entity)) {
            return null;
        }
        try {
            return EntityRef.parse(entity.asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at + ".entity` " + e.getMessage() + ".", e);
        }
    }
}
