package dev.portolan.ui.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.MarketplaceClient;
import dev.portolan.ui.clients.PluginRequestsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the parts of a plugin's page work with that are there before it is installed.
public record OfferDesk(
        TenantSession tenant,
        PluginId id,
        MarketplaceClient marketplace,
        PluginRequestsClient requests,
        Background background) {}
