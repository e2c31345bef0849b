package dev.portolan.ui.live;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.TenantId;

/// Something that changed in an organization while pages are open.
public sealed interface Change {
    TenantId tenant();

    /// An installation is to be so from now on.
    record PluginChanged(PluginState state) implements Change {
        @Override
        public TenantId tenant() {
            return state.tenant();
        }
    }

    record PluginRemoved(TenantId tenant, PluginId plugin) implements Change {}

    record CatalogChanged(CatalogEvent event) implements Change {
        @Override
        public TenantId tenant() {
            return event.tenant();
        }
    }
}
