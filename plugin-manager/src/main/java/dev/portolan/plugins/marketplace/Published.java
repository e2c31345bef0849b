package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.packages.Manifest;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.runtime.Program;
import dev.portolan.plugins.schema.ConfigSchema;
import org.jspecify.annotations.Nullable;

/// A release that was published: what it holds never changes, where it stands may.
///
/// @param reason why it is not just published, for those who use it
/// @param reviewed whether a person of the platform has looked at its code
public record Published(
        PluginPackage content,
        ReleaseState.Status status,
        @Nullable String reason,
        boolean reviewed) {
    public PluginId plugin() {
        return manifest().release().plugin();
    }

    public String version() {
        return manifest().release().version().toString();
    }

    public String digest() {
        return content.digest();
    }

    public Manifest manifest() {
        return content.manifest();
    }

    public ConfigSchema schema() {
        return content.schema();
    }

    /// Whether installations may run it.
    public boolean runs() {
        return status != ReleaseState.Status.REVOKED;
    }

    /// Whether it may be installed where it is not yet, if its publisher is not suspended.
    public boolean offered() {
        return status == ReleaseState.Status.PUBLISHED || status == ReleaseState.Status.DEPRECATED;
    }

    /// The code, for its runtime.
    public Program program() {
        return Programs.of(content, reviewed);
    }
}
