package dev.portolan.plugins.shares;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Installation;
import java.util.UUID;

/// What one extension of a plugin keeps at the catalog for the tenant, or the plugin outside of its extensions.
///
/// @param extension id of the extension; empty for the plugin's own share
public record Share(UUID installation, PluginId plugin, String extension) {
    public static Share of(Installation installation, String extension) {
        return new Share(installation.id(), installation.plugin(), extension);
    }

    /// As the catalog names the provider: the same after the plugin was uninstalled and comes back.
    public String provider() {
        return extension.isEmpty() ? plugin.toString() : plugin + "/" + extension;
    }
}
