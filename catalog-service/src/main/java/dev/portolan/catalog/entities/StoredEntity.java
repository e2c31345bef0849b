package dev.portolan.catalog.entities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Entity;
import java.util.UUID;

/// A finished entity as it is stored and sent.
///
/// @param body its JSON
public record StoredEntity(UUID id, String ref, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Entity entity() {
        return parse(body);
    }

    static Entity parse(String body) {
        try {
            return new Entity((ObjectNode) MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }
}
