package dev.portolan.plugins.installations;

import java.util.UUID;

/// Fired in the transaction that removes an installation for good: whoever keeps rows of it lets them go.
public record Purged(UUID installation) {}
