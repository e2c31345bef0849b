package dev.portolan.catalog.entities;

import java.util.Optional;

/// Entities of the current tenant that are at hand without a look into the database.
public interface EntityMemory {
    /// @param ref in lower case
    /// @return empty where only the database knows
    Optional<StoredEntity> byRef(String ref);
}
