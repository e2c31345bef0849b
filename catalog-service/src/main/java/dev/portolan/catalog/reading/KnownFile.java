package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// A file as it was when it was last read.
///
/// @param content not copied
public record KnownFile(String url, @Nullable String etag, byte[] content) {}
