package dev.portolan.catalog.entities;

import dev.portolan.catalog.model.Entity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/// A finished entity as it is stored and sent: bytes of JSON, which answers are put together from as they are.
public final class StoredEntity {
    private final UUID id;
    private final String ref;
    private final byte[] json;

    /// @param json in UTF-8; not to be changed any more
    public StoredEntity(UUID id, String ref, byte[] json) {
        this.id = id;
        this.ref = ref;
        this.json = json;
    }

    StoredEntity(UUID id, String ref, String json) {
        this(id, ref, json.getBytes(StandardCharsets.UTF_8));
    }

    public UUID id() {
        return id;
    }

    public String ref() {
        return ref;
    }

    /// The JSON as it is sent. Not to be changed.
    public byte[] bytes() {
        return json;
    }

    /// The same as a text.
    public String body() {
        return new String(json, StandardCharsets.UTF_8);
    }

    public Entity entity() {
        return Entity.parse(json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredEntity entity
                && id.equals(entity.id)
                && ref.equals(entity.ref)
                && Arrays.equals(json, entity.json);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, ref, Arrays.hashCode(json));
    }

    @Override
    public String toString() {
        return ref + " (" + id + ")";
    }
}
