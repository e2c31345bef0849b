package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the parts of a plugin's page work with.
///
/// @param changed shows the page anew after something was changed
record PluginDesk(
        TenantSession tenant,
        PluginId id,
        PluginClient plugins,
        InstallationsClient installations,
        PluginUpdatesClient updates,
        Background background,
        Runnable changed) {
    /// How the installation stands now. Blocks.
    Installed read() {
        return installations.one(tenant.slug(), tenant, id);
    }
}
