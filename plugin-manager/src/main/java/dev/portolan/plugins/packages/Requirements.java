package dev.portolan.plugins.packages;

import dev.portolan.contracts.PluginId;
import java.util.List;

/// What must be there before a release can be installed.
///
/// @param portolan range of platform versions, for example `>=1.0 <2.0`
public record Requirements(String portolan, List<Dependency> plugins) {
    public Requirements {
        plugins = List.copyOf(plugins);
    }

    /// @param range of versions, for example `^1`
    public record Dependency(PluginId plugin, String range, boolean optional) {
        /// Whether this version will do.
        public boolean fits(String version) {
            return Ranges.fits(version, range);
        }
    }

    /// Whether it runs on this version of the platform.
    public boolean fits(String platformVersion) {
        return Ranges.fits(platformVersion, portolan);
    }
}
