package dev.portolan.catalog.history;

import org.jspecify.annotations.Nullable;

/// A version to be written.
///
/// @param cause JSON
/// @param differences JSON
/// @param before what the entity was until now, compressed; null where it was not there
record Entry(
        String ref,
        String operation,
        String cause,
        @Nullable String etag,
        String differences,
        @Nullable String before) {}
