package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.marketplace.OfferDesk;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the parts of a plugin's page work with.
///
/// @param changed shows the page anew after something was changed
record PluginDesk(TenantSession tenant, PluginId id, PluginCalls calls, Background background, Runnable changed) {
    PluginClient plugins() {
        return calls.plugins();
    }

    InstallationsClient installations() {
        return calls.installations();
    }

    PluginUpdatesClient updates() {
        return calls.updates();
    }

    /// What the parts work with that are there before it is installed.
    OfferDesk offer() {
        return new OfferDesk(tenant, id, calls.marketplace(), calls.requests(), background);
    }

    /// How the installation stands now. Blocks.
    Installed read() {
        return installations().one(tenant.slug(), tenant, id);
    }
}
