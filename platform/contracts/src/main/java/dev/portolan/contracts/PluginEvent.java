package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// History of a tenant's plugins, on `portolan.plugin.events`, keyed by tenant id.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PluginEvent.Installed.class, name = "plugin.installed"),
    @JsonSubTypes.Type(value = PluginEvent.Configured.class, name = "plugin.configured"),
    @JsonSubTypes.Type(value = PluginEvent.Enabled.class, name = "plugin.enabled"),
    @JsonSubTypes.Type(value = PluginEvent.Disabled.class, name = "plugin.disabled"),
    @JsonSubTypes.Type(value = PluginEvent.Upgraded.class, name = "plugin.upgraded"),
    @JsonSubTypes.Type(value = PluginEvent.RolledBack.class, name = "plugin.rolled-back"),
    @JsonSubTypes.Type(value = PluginEvent.UpdateAvailable.class, name = "plugin.update-available"),
    @JsonSubTypes.Type(value = PluginEvent.Uninstalled.class, name = "plugin.uninstalled"),
    @JsonSubTypes.Type(value = PluginEvent.Failed.class, name = "plugin.failed")
})
public sealed interface PluginEvent {
    TenantId tenant();

    PluginId plugin();

    Instant at();

    record Installed(TenantId tenant, PluginId plugin, String version, long revision, Instant at)
            implements PluginEvent {}

    record Configured(TenantId tenant, PluginId plugin, long revision, Instant at) implements PluginEvent {}

    record Enabled(TenantId tenant, PluginId plugin, long revision, Instant at) implements PluginEvent {}

    record Disabled(TenantId tenant, PluginId plugin, long revision, Instant at) implements PluginEvent {}

    record Upgraded(TenantId tenant, PluginId plugin, String from, String to, long revision, Instant at)
            implements PluginEvent {}

    /// @param to the revision whose content came back
    /// @param cause why the platform did it by itself: `health` (the release's own check failed) or `calls`
    ///     (calls of it failed); absent when somebody asked for it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RolledBack(
            TenantId tenant,
            PluginId plugin,
            long to,
            long revision,
            Instant at,
            @Nullable String cause) implements PluginEvent {
        /// Somebody asked for it.
        public RolledBack(TenantId tenant, PluginId plugin, long to, long revision, Instant at) {
            this(tenant, plugin, to, revision, at, null);
        }
    }

    /// There is a newer release, which does not come by itself. Told once for each release.
    ///
    /// @param from version that is installed
    /// @param to version that there is
    /// @param needs what it waits for: `consent`, `configuration`, `blocked`, or `choice` where nothing but
    ///     somebody's word is missing
    record UpdateAvailable(TenantId tenant, PluginId plugin, String from, String to, String needs, Instant at)
            implements PluginEvent {}

    record Uninstalled(TenantId tenant, PluginId plugin, Instant at) implements PluginEvent {}

    /// @param reason a short word: `timeout`, `memory`, `output`, `error`
    record Failed(TenantId tenant, PluginId plugin, String function, String reason, Instant at)
            implements PluginEvent {}
}
