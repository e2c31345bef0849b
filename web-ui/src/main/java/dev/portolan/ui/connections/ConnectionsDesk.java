package dev.portolan.ui.connections;

import dev.portolan.ui.clients.ConnectionsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the dialogs of this page work with.
///
/// @param changed shows the list anew
record ConnectionsDesk(ConnectionsClient connections, Background background, TenantSession tenant, Runnable changed) {}
