package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.session.TenantSession;
import org.jspecify.annotations.Nullable;

/// What the page of a plugin shows.
///
/// @param installation absent when the plugin is not installed
record PluginPage(Listing listing, @Nullable Installation installation) {
    static PluginPage read(PluginClient plugins, TenantSession tenant, PluginId id) {
        return new PluginPage(plugins.listing(tenant, id), installation(plugins, tenant, id));
    }

    private static @Nullable Installation installation(PluginClient plugins, TenantSession tenant, PluginId id) {
        try {
            var found = plugins.installation(tenant.slug(), tenant, id);
            return "uninstalling".equals(found.desired()) ? null : found;
        } catch (ProblemException problem) {
            if (problem.notFound()) {
                return null;
            }
            throw problem;
        }
    }
}
