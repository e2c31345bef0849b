package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.UUID;

/// A plugin of the current tenant.
///
/// @param revision counts its changes from 1
/// @param changedAt when it was changed last; for an uninstalled one, when it was uninstalled
public record Installation(
        UUID id, PluginId plugin, long revision, Setup setup, Desired desired, Health health, Instant changedAt) {
    public boolean enabled() {
        return desired == Desired.ENABLED;
    }

    /// The same, as something else is wanted of it.
    /// As it stands while the platform does not let it run.
    ///
    /// @param why for people
    Installation blocked(String why) {
        var told = new Health(health.state(), why, health.at());
        return new Installation(id, plugin, revision, setup, Desired.BLOCKED_BY_PLATFORM, told, changedAt);
    }

    public boolean uninstalled() {
        return desired == Desired.UNINSTALLING;
    }
}
