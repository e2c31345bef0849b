package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginUpdates.Chosen;
import dev.portolan.ui.clients.PluginUpdates.Outcome;
import dev.portolan.ui.clients.PluginUpdates.Update;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What updating works with.
///
/// @param changed shows the page anew afterwards
public record UpdateDesk(
        TenantSession tenant,
        PluginClient plugins,
        InstallationsClient installations,
        PluginUpdatesClient updates,
        Background background,
        Runnable changed) {
    /// Says what would become of updates. Blocks.
    List<Outcome> plan(List<Update> wanted) {
        var chosen = wanted.stream().map(UpdateDesk::plain).toList();
        return updates.run(tenant.slug(), tenant, chosen, true);
    }

    /// Takes updates. Blocks.
    ///
    /// @param agreed those whose new permissions are consented to
    List<Outcome> run(List<Update> wanted, Set<Update> agreed) {
        var chosen = wanted.stream()
                .map(update -> agreed.contains(update) ? granted(update) : plain(update))
                .toList();
        return updates.run(tenant.slug(), tenant, chosen, false);
    }

    private static Chosen plain(Update update) {
        return new Chosen(update.id().publisher(), update.id().plugin(), update.to(), null);
    }

    /// Grants are sent whole: what the newer release asks for and nothing that it no longer does.
    private Chosen granted(Update update) {
        var listing = plugins.listing(tenant, update.id());
        var grants = listing.version().equals(update.to())
                ? listing.permissions().stream().map(Asked::permission).toList()
                : together(update);
        return new Chosen(update.id().publisher(), update.id().plugin(), update.to(), grants);
    }

    private List<String> together(Update update) {
        var grants = new LinkedHashSet<>(
                installations.one(tenant.slug(), tenant, update.id()).grants());
        update.asks().forEach(asked -> grants.add(asked.permission()));
        return List.copyOf(grants);
    }
}
