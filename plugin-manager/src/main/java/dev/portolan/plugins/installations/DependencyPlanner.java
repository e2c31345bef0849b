package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.permissions.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out what else must be installed for a release to run, before anything is changed. Writes nothing.
///
/// Of each plugin it takes the newest version that all who need it can use. It does not try older versions of those:
/// where the newest ones do not go together, it says so, and the admin pins one.
@ApplicationScoped
class DependencyPlanner {
    private final InstallationStore store;
    private final ReleaseService releases;
    private final Planner planner;
    private final Standing standing;

    DependencyPlanner(InstallationStore store, ReleaseService releases, Planner planner, Standing standing) {
        this.store = store;
        this.releases = releases;
        this.planner = planner;
        this.standing = standing;
    }

    Needs of(Published release) {
        return release.manifest().operation().requires().plugins().isEmpty()
                ? new Needs(List.of(), List.of(), List.of())
                : new DependencySearch(this, release).result();
    }

    /// What the tenant has of a plugin now, be it uninstalled and retained.
    Optional<Installation> present(PluginId plugin) {
        return store.hold(plugin);
    }

    Published release(Installation installation) {
        return releases.byDigest(installation.setup().release().digest());
    }

    boolean known(PluginId plugin) {
        return releases.exists(plugin);
    }

    /// The newest release that may be installed here and that all of these ranges allow.
    Optional<Published> newest(PluginId plugin, List<DependencySearch.Demand> demands) {
        return releases.installable(plugin).stream()
                .filter(version -> demands.stream().allMatch(demand -> demand.fits(version)))
                .flatMap(version -> releases.find(plugin, version).stream())
                .filter(release -> standing.obstacle(release).isEmpty())
                .findFirst();
    }

    /// What an admin would have to set before a plugin runs that is installed along with another; empty when nothing.
    String unset(Optional<Installation> retained, Published release) {
        var all = Grants.of(release.manifest().operation().permissions());
        var former = retained.map(this::release).orElse(null);
        var request = new InstallRequest(release.version(), null, true, null, all, null);
        return lacking(retained.orElse(null), former, release, request).stream()
                .map(one -> one.pointer().replace("/configuration/", ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<Violation> lacking(
            @Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        try {
            return planner.plan(before, former, release, request).missing();
        } catch (ProblemException e) {
            return e.violations(); // what was kept of it does not fit this version
        }
    }
}
