package dev.portolan.ui.plugins;

import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.ProblemException;
import org.jspecify.annotations.Nullable;

/// What the page of a plugin shows.
///
/// @param installation absent when the plugin is not installed
/// @param retained what was uninstalled and can be restored
record PluginPage(
        Listing listing,
        @Nullable Installed installation,
        @Nullable Installed retained) {
    /// Blocks.
    static PluginPage read(PluginDesk desk) {
        var listing = desk.plugins().listing(desk.tenant(), desk.id());
        var installation = installation(desk);
        return new PluginPage(listing, installation, installation == null ? retained(desk) : null);
    }

    private static @Nullable Installed installation(PluginDesk desk) {
        try {
            var found = desk.read();
            return "uninstalling".equals(found.desired()) ? null : found;
        } catch (ProblemException problem) {
            if (problem.notFound()) {
                return null;
            }
            throw problem;
        }
    }

    private static @Nullable Installed retained(PluginDesk desk) {
        if (!desk.tenant().may(Permissions.PLUGIN_INSTALL)) {
            return null;
        }
        return desk.installations().retained(desk.tenant().slug(), desk.tenant()).stream()
                .filter(one -> one.id().equals(desk.id()))
                .findFirst()
                .orElse(null);
    }
}
