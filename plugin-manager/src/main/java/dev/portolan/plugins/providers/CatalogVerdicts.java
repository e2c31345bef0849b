package dev.portolan.plugins.providers;

import dev.portolan.contracts.CatalogEvent.LocationRefreshed;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.entities.CatalogNews;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.schedules.ScheduleService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Hears what the catalog has found fault with of what plugins brought, and says so in their logs.
@ApplicationScoped
class CatalogVerdicts {
    private final ExtensionService extensions;
    private final ScheduleService schedules;
    private final ExtensionCalls calls;

    CatalogVerdicts(ExtensionService extensions, ScheduleService schedules, ExtensionCalls calls) {
        this.extensions = extensions;
        this.schedules = schedules;
        this.calls = calls;
    }

    void hear(@Observes CatalogNews news) {
        for (var event : news.events()) {
            if (event instanceof LocationRefreshed refreshed && refreshed.provider() != null) {
                hear(refreshed.provider(), refreshed.errors());
            }
        }
    }

    /// @param provider `publisher/plugin/extension`, where it is a plugin's
    private void hear(String provider, int errors) {
        var parts = provider.split("/", -1);
        if (parts.length != 3) {
            return;
        }
        PluginId plugin;
        try {
            plugin = new PluginId(parts[0], parts[1]);
        } catch (IllegalArgumentException e) {
            return; // a provider of another kind
        }
        extensions.find(plugin, parts[2]).ifPresent(active -> {
            if (schedules.troubled(active.installation().id(), parts[2], errors) && errors > 0) {
                calls.complain(
                        active,
                        "The catalog has found " + (errors == 1 ? "one error" : errors + " errors")
                                + " in what this brought. They are listed under Sources.");
            }
        });
    }
}
