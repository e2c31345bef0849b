package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.MarketplaceClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginRequestsClient;
import dev.portolan.ui.clients.PluginUpdatesClient;
import jakarta.enterprise.context.ApplicationScoped;

/// Whom the parts of a plugin's page ask.
@ApplicationScoped
class PluginCalls {
    private final PluginClient plugins;
    private final InstallationsClient installations;
    private final PluginUpdatesClient updates;
    private final MarketplaceClient marketplace;
    private final PluginRequestsClient requests;

    PluginCalls(
            PluginClient plugins,
            InstallationsClient installations,
            PluginUpdatesClient updates,
            MarketplaceClient marketplace,
            PluginRequestsClient requests) {
        this.plugins = plugins;
        this.installations = installations;
        this.updates = updates;
        this.marketplace = marketplace;
        this.requests = requests;
    }

    PluginClient plugins() {
        return plugins;
    }

    InstallationsClient installations() {
        return installations;
    }

    PluginUpdatesClient updates() {
        return updates;
    }

    MarketplaceClient marketplace() {
        return marketplace;
    }

    PluginRequestsClient requests() {
        return requests;
    }
}
