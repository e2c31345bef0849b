package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The current tenant's plugins and what it is offered, each read once in a search. Of releases only their needs are
/// held: a search may read many.
final class TenantWorld implements DependencyWorld {
    private final InstallationStore store;
    private final ReleaseService releases;
    private final ReleaseChoice choice;
    private final Standing standing;
    private final Map<PluginId, Optional<Installation>> held = new HashMap<>();
    private final Map<PluginId, SequencedMap<String, String>> digests = new HashMap<>();
    private final Map<String, Optional<Candidate>> candidates = new HashMap<>();
    private final Map<PluginId, Optional<Present>> presents = new HashMap<>();

    TenantWorld(InstallationStore store, ReleaseService releases, ReleaseChoice choice, Standing standing) {
        this.store = store;
        this.releases = releases;
        this.choice = choice;
        this.standing = standing;
    }

    @Override
    public Optional<Present> present(PluginId plugin) {
        return presents.computeIfAbsent(
                plugin,
                _ -> installed(plugin)
                        .map(one -> new Present(candidate(release(one)), one.desired() == Desired.DISABLED)));
    }

    @Override
    public boolean known(PluginId plugin) {
        return releases.exists(plugin);
    }

    /// Stable ones before those that are not, of each kind the newest first.
    @Override
    public List<String> versions(PluginId plugin) {
        return List.copyOf(offered(plugin).keySet());
    }

    @Override
    public Optional<Candidate> candidate(PluginId plugin, String version) {
        return candidates.computeIfAbsent(
                digest(plugin, version),
                digest -> Optional.of(releases.byDigest(digest))
                        .filter(release -> standing.obstacle(release).isEmpty())
                        .map(TenantWorld::candidate));
    }

    /// One of the releases that may be installed.
    Published offer(PluginId plugin, String version) {
        return releases.byDigest(digest(plugin, version));
    }

    private String digest(PluginId plugin, String version) {
        return String.valueOf(offered(plugin).get(version));
    }

    Optional<Installation> installed(PluginId plugin) {
        return hold(plugin).filter(one -> !one.uninstalled());
    }

    /// What was uninstalled and can be restored.
    Optional<Installation> retained(PluginId plugin) {
        return hold(plugin).filter(Installation::uninstalled);
    }

    Published release(Installation installation) {
        return releases.byDigest(installation.setup().release().digest());
    }

    static Candidate candidate(Published release) {
        return new Candidate(release.plugin(), release.version(), Dependencies.required(release));
    }

    private Optional<Installation> hold(PluginId plugin) {
        return held.computeIfAbsent(plugin, store::hold);
    }

    private SequencedMap<String, String> offered(PluginId plugin) {
        return digests.computeIfAbsent(plugin, _ -> {
            var byVersion = new LinkedHashMap<String, String>();
            choice.installable(plugin)
                    .forEach(offer -> byVersion.put(offer.version().toString(), offer.digest()));
            return byVersion;
        });
    }
}
