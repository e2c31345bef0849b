package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.semver4j.Semver;

/// Tells all others where a release stands, within the transaction that moves it.
@ApplicationScoped
class ReleaseStates {
    private final ReleaseRepository rows;
    private final ReleaseQueries queries;
    private final PackageStore packages;
    private final Listings listings;
    private final Outbox outbox;

    ReleaseStates(
            ReleaseRepository rows, ReleaseQueries queries, PackageStore packages, Listings listings, Outbox outbox) {
        this.rows = rows;
        this.queries = queries;
        this.packages = packages;
        this.listings = listings;
        this.outbox = outbox;
    }

    /// All releases of a plugin, newest first.
    List<ReleaseRow> all(PluginId plugin) {
        return queries.ofPlugin(plugin.publisher(), plugin.plugin()).stream()
                .sorted(Comparator.comparing((ReleaseRow row) -> new Semver(row.version))
                        .reversed())
                .toList();
    }

    /// Those that may be installed where they are not yet, newest first.
    List<ReleaseRow> offered(PluginId plugin) {
        return all(plugin).stream()
                .filter(row ->
                        row.status == ReleaseState.Status.PUBLISHED || row.status == ReleaseState.Status.DEPRECATED)
                .toList();
    }

    void changed(ReleaseRow row) {
        tell(row);
        rows.flush();
        var plugin = row.pluginId();
        var shown = offered(plugin).stream()
                .min(Comparator.comparing(ReleaseRow::preRelease)); // stable: the newest of each kind stays first
        listings.show(plugin, shown.map(newest -> new Listings.Shown(newest, packages.content(newest.digest))));
    }

    /// Says it on the state topic only.
    void tell(ReleaseRow row) {
        var state = new ReleaseState(row.pluginId(), row.version, row.digest, row.status, row.statusAt);
        outbox.append(Topics.RELEASE_STATE, row.digest, null, "release.state", state);
    }
}
