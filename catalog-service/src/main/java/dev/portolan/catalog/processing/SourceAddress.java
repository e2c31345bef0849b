package dev.portolan.catalog.processing;

import java.util.UUID;

/// Where a source is read.
///
/// @param type how; see [dev.portolan.catalog.reading.OriginReader]
/// @param target as registered
public record SourceAddress(UUID location, String type, String target) {}
