package dev.portolan.plugins.installations;

import java.util.UUID;

/// Fired in the transaction in which an installation is let have new releases by itself.
public record UpdatesWanted(UUID installation) {}
