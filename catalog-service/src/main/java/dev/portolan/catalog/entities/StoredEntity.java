package dev.portolan.catalog.entities;

import dev.portolan.catalog.model.Entity;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A finished entity as it is stored and sent.
///
/// @param body its JSON
public record StoredEntity(UUID id, String ref, String body) {
    /// The JSON as it is sent.
    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    public Entity entity() {
        return Entity.parse(body);
    }
}
