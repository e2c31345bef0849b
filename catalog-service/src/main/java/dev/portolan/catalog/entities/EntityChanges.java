package dev.portolan.catalog.entities;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one step has made of entities of the current tenant. Fired within the transaction that does it, so that an
/// observer's rows are written with it or not at all; one that keeps things in memory waits for its success.
public record EntityChanges(List<Change> changes) {
    public EntityChanges {
        changes = List.copyOf(changes);
    }

    /// @param before JSON as it was shown; null when the entity is new
    /// @param after JSON as it is shown now; null when the entity is gone
    public record Change(
            UUID id,
            String ref,
            @Nullable String before,
            @Nullable String after) {}
}
