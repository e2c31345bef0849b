package dev.portolan.catalog.index;

import java.util.UUID;

/// One entity as the index knows it.
///
/// @param version of its row; another one when anything of it has changed
public record Entry(UUID id, String ref, long version) {}
