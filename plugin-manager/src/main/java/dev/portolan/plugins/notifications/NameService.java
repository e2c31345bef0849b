package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows what plugins are called in the current tenant.
@ApplicationScoped
@Transactional
class NameService {
    private final InstalledService installed;
    private final ReleaseService releases;

    NameService(InstalledService installed, ReleaseService releases) {
        this.installed = installed;
        this.releases = releases;
    }

    /// Titles by plugin, of those that there are.
    Map<PluginId, String> of(Collection<PluginId> plugins) {
        var found = new HashMap<PluginId, String>();
        for (var plugin : Set.copyOf(plugins)) {
            installed
                    .find(plugin)
                    .flatMap(this::title)
                    .or(() -> releases.newest(plugin, "stable")
                            .map(release -> release.manifest().listing().title()))
                    .ifPresent(title -> found.put(plugin, title));
        }
        return found;
    }

    String of(PluginId plugin) {
        return of(Set.of(plugin)).getOrDefault(plugin, plugin.toString());
    }

    private Optional<String> title(Installation installation) {
        return releases.known(installation.setup().release().digest())
                .map(release -> release.manifest().listing().title());
    }
}
