package dev.portolan.catalog.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of an entity as it is kept.
///
/// @param operation `created`, `changed` or `deleted`
/// @param cause JSON
/// @param differences JSON
record Version(
        int number,
        Instant at,
        String operation,
        String cause,
        @Nullable String etag,
        String differences) {
    static final String DELETED = "deleted";
}
