package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a change was, in one word.
enum Kind {
    @JsonProperty("installed")
    INSTALLED,
    @JsonProperty("configured")
    CONFIGURED,
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("disabled")
    DISABLED,
    @JsonProperty("upgraded")
    UPGRADED,
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    @JsonProperty("uninstalled")
    UNINSTALLED;

    /// The event that tells others.
    PluginEvent event(Occasion occasion) {
        var tenant = occasion.tenant();
        var plugin = occasion.plugin();
        var revision = occasion.revision();
        var at = occasion.at();
        return switch (this) {
            case INSTALLED -> new PluginEvent.Installed(tenant, plugin, occasion.version(), revision, at);
            case CONFIGURED -> new PluginEvent.Configured(tenant, plugin, revision, at);
            case ENABLED -> new PluginEvent.Enabled(tenant, plugin, revision, at);
            case DISABLED ->
                new PluginEvent.Disabled(
                        tenant, plugin, revision, at, occasion.back().cause());
            case UPGRADED ->
                new PluginEvent.Upgraded(tenant, plugin, occasion.former(), occasion.version(), revision, at);
            case ROLLED_BACK ->
                new PluginEvent.RolledBack(
                        tenant,
                        plugin,
                        occasion.back().revision(),
                        revision,
                        at,
                        occasion.back().cause());
            case UNINSTALLED -> new PluginEvent.Uninstalled(tenant, plugin, at);
        };
    }

    /// The event's type, as consumers know it.
    String type() {
        return "plugin." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// What an event needs to know.
    ///
    /// @param former version before the change; the same for most
    record Occasion(
            TenantId tenant, PluginId plugin, String version, String former, long revision, Back back, Instant at) {}

    /// What a rollback went back to, and why the platform did what nobody asked for.
    ///
    /// @param revision that it copied, else 0
    /// @param cause one word; null when somebody asked for it
    record Back(long revision, @Nullable String cause) {}
}
