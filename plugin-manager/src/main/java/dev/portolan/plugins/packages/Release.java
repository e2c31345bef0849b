package dev.portolan.plugins.packages;

import dev.portolan.contracts.PluginId;
import org.semver4j.Semver;

/// Names one release of a plugin.
public record Release(PluginId plugin, Semver version) implements Comparable<Release> {
    /// Whether it goes to the channel `beta` only.
    public boolean preRelease() {
        return !version.getPreRelease().isEmpty();
    }

    @Override
    public int compareTo(Release other) {
        var byName = plugin.toString().compareTo(other.plugin.toString());
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return plugin + "@" + version;
    }
}
