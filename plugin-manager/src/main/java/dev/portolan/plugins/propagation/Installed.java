package dev.portolan.plugins.propagation;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.TenantId;

/// Which installation of which tenant a state record is about: its key, taken apart.
record Installed(TenantId tenant, PluginId plugin) {
    /// @throws IllegalArgumentException when `key` is not `tenant/publisher/plugin`
    static Installed ofKey(String key) {
        var slash = key.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("must be tenant/publisher/plugin");
        }
        return new Installed(TenantId.parse(key.substring(0, slash)), PluginId.parse(key.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return PluginState.key(tenant, plugin);
    }
}
