package dev.portolan.ui.pluginrequests;

import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginRequestsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What deciding on requests works with.
///
/// @param decided shows the list anew
record RequestDesk(
        TenantSession tenant,
        PluginRequestsClient requests,
        PluginClient plugins,
        InstallationsClient installations,
        Background background,
        Runnable decided) {}
