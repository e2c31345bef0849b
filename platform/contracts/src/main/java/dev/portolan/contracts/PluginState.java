package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Value of `portolan.plugin.state`, keyed `tenantId/publisher/plugin`: the desired installation. A null value:
/// removed.
///
/// @param tenant whose installation it is
/// @param release digest and version of the release that is wanted
/// @param revision counts the changes of this installation from 1
/// @param extensions what it adds, where
public record PluginState(
        TenantId tenant,
        PluginId plugin,
        Release release,
        boolean enabled,
        long revision,
        List<Extension> extensions,
        Instant at) {
    public PluginState {
        extensions = List.copyOf(extensions);
    }

    /// @param digest SHA-256 of the release's file list, in hex
    public record Release(String digest, String version) {}

    /// @param id unique within the plugin
    /// @param point for example `entity.card`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Extension(
            String id, String point, @Nullable String title) {}

    /// The record's key.
    public static String key(TenantId tenant, PluginId plugin) {
        return tenant + "/" + plugin;
    }
}
