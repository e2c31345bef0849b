package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
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
    @JsonSubTypes.Type(value = PluginEvent.Failed.class, name = "plugin.failed"),
    @JsonSubTypes.Type(value = PluginEvent.Purged.class, name = "plugin.purged"),
    @JsonSubTypes.Type(value = PluginEvent.Requested.class, name = "plugin.requested"),
    @JsonSubTypes.Type(value = PluginEvent.RequestDecided.class, name = "plugin.request-decided")
})
public sealed interface PluginEvent {
    TenantId tenant();

    PluginId plugin();

    Instant at();

    record Installed(TenantId tenant, PluginId plugin, String version, long revision, Instant at)
            implements PluginEvent {}

    record Configured(TenantId tenant, PluginId plugin, long revision, Instant at) implements PluginEvent {}

    record Enabled(TenantId tenant, PluginId plugin, long revision, Instant at) implements PluginEvent {}

    /// @param cause absent when somebody asked for it; `budget` when the platform did it, since the plugin broke its
    ///     budget again and again
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Disabled(
            TenantId tenant,
            PluginId plugin,
            long revision,
            Instant at,
            @Nullable String cause) implements PluginEvent {
        /// Somebody asked for it.
        public Disabled(TenantId tenant, PluginId plugin, long revision, Instant at) {
            this(tenant, plugin, revision, at, null);
        }
    }

    record Upgraded(TenantId tenant, PluginId plugin, String from, String to, long revision, Instant at)
            implements PluginEvent {}

    /// @param to the revision whose content came back
    /// @param cause absent when somebody asked for it; else why the platform did it:
    ///     `health`, its own check failed, or `calls`, its calls did
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

    /// What was kept to restore an uninstalled plugin is gone, its secrets too.
    record Purged(TenantId tenant, PluginId plugin, Instant at) implements PluginEvent {}

    /// Somebody who may not install plugins asks for one.
    ///
    /// @param by subject of that person
    record Requested(TenantId tenant, PluginId plugin, UUID request, String by, Instant at) implements PluginEvent {}

    /// @param to subject of the person who had asked
    /// @param decision `approved` or `rejected`
    record RequestDecided(TenantId tenant, PluginId plugin, UUID request, String to, String decision, Instant at)
            implements PluginEvent {}

    /// @param reason a short word: `timeout`, `memory`, `output`, `error`
    record Failed(TenantId tenant, PluginId plugin, String function, String reason, Instant at)
            implements PluginEvent {}
}
