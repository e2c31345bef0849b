package dev.portolan.catalog.locations;

import java.util.UUID;

/// A registered location.
///
/// @param type always `url`
/// @param target where the descriptor file is
/// @param entityRef the Location entity that stands for it; stays when the target changes
public record Location(UUID id, String type, String target, String entityRef) {}
