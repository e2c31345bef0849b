package dev.portolan.catalog.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// One entity as JSON, with a name for what the catalog reads of it.
///
/// @param json with at least `kind` and `metadata.name`, both text
public record Entity(ObjectNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Reads what the catalog itself has written.
    ///
    /// @throws IllegalStateException when it is no JSON object
    public static Entity parse(String json) {
        try {
            return new Entity((ObjectNode) MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }

    /// Reads the same, in UTF-8.
    ///
    /// @throws IllegalStateException when it is no JSON object
    public static Entity parse(byte[] json) {
        try {
            return new Entity((ObjectNode) MAPPER.readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String apiVersion() {
        return json.path("apiVersion").asText();
    }

    public String name() {
        return json.path("metadata").path("name").asText();
    }

    /// The namespace, which is `default` where the entity names none.
    public String namespace() {
        var namespace = json.path("metadata").path("namespace").asText("");
        return namespace.isEmpty() ? Ref.DEFAULT_NAMESPACE : namespace;
    }

    public Ref ref() {
        return new Ref(kind(), namespace(), name());
    }

    public JsonNode spec(String field) {
        return json.path("spec").path(field);
    }

    /// The object under `metadata.annotations`, made when it is not there.
    public ObjectNode annotations() {
        return json.withObject("/metadata/annotations");
    }

    public Entity copy() {
        return new Entity(json.deepCopy());
    }
}
