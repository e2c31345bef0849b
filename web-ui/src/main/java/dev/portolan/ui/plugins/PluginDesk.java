package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the parts of a plugin's page work with.
///
/// @param changed shows the page anew after something was changed
record PluginDesk(TenantSession tenant, PluginId id, PluginClient plugins, Background background, Runnable changed) {}
