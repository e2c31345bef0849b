package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Identifies one tenant. Issued by tenant-service; carried in the `tenant_id` claim of every tenant token.
public record TenantId(@JsonValue UUID value) {
    @JsonCreator
    public TenantId {}

    /// Reads the text form of a UUID.
    ///
    /// @throws IllegalArgumentException when `text` is no UUID
    public static TenantId parse(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
