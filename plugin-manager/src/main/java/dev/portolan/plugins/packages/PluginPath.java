package dev.portolan.plugins.packages;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;

/// The plugin that an address names.
public final class PluginPath {
    private PluginPath() {}

    /// @throws ProblemException `not-found` when no plugin can have these names
    public static PluginId named(String publisher, String plugin) {
        try {
            return new PluginId(publisher, plugin);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
