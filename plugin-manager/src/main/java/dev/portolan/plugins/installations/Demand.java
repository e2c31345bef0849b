package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Requirements.Dependency;

/// That one plugin needs another.
///
/// @param by who needs it
record Demand(PluginId by, Dependency need) {
    PluginId plugin() {
        return need.plugin();
    }

    boolean fits(String version) {
        return need.fits(version);
    }

    /// The same in words, with another name for who needs it.
    String of(String who) {
        return who + " needs " + need.plugin() + " " + need.range();
    }

    @Override
    public String toString() {
        return of(by.toString());
    }
}
