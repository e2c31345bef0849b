package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginId;
import org.jspecify.annotations.Nullable;

/// Who tells something: a plugin, or the platform itself.
///
/// @param plugin null for the platform
public record Sender(@Nullable PluginId plugin) {
    public static final Sender PLATFORM = new Sender(null);
    private static final String PLATFORMS = "portolan";

    /// As it is stored.
    static Sender named(String name) {
        return name.equals(PLATFORMS) ? PLATFORM : new Sender(PluginId.parse(name));
    }

    static Sender of(@Nullable PluginId plugin) {
        return plugin == null ? PLATFORM : new Sender(plugin);
    }

    /// `publisher/plugin`, or `portolan` for the platform.
    @Override
    public String toString() {
        return plugin == null ? PLATFORMS : plugin.toString();
    }
}
