package dev.portolan.catalog.locations;

import java.util.UUID;

/// A registered location.
///
/// @param type how it is read: `url`, `git`, `upload`, ...
/// @param target where the descriptor file is, in the words of its type
/// @param entityRef the Location entity that stands for it; stays when the target changes
public record Location(UUID id, String type, String target, String entityRef) {}
