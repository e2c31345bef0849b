package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;

/// Says again on the state topic what stands in the database.
@ApplicationScoped
@Transactional
public class InstallationStateService {
    private final InstallationStore store;
    private final InstallationRepository rows;
    private final InstallationQueries queries;
    private final ReleaseService releases;
    private final CurrentTenant current;
    private final Outbox outbox;

    InstallationStateService(
            InstallationStore store,
            InstallationRepository rows,
            InstallationQueries queries,
            ReleaseService releases,
            CurrentTenant current,
            Outbox outbox) {
        this.store = store;
        this.rows = rows;
        this.queries = queries;
        this.releases = releases;
        this.current = current;
        this.outbox = outbox;
    }

    /// Writes the states of some of the current tenant's plugins: tombstones of uninstalled ones. Every change of an
    /// installation takes the same lock, so none is written over a newer one.
    ///
    /// @param after `publisher/plugin` of the last one written; empty to begin
    /// @return the names of those written, in their order
    public List<String> republish(String after, int size) {
        rows.lockNew(current.id().value());
        var page = queries.all(after, size);
        var byDigest = releases.byDigests(page.stream().map(row -> row.digest).toList());
        return page.stream()
                .map(row -> {
                    var plugin = new PluginId(row.publisher, row.plugin);
                    var release =
                            Objects.requireNonNull(byDigest.get(row.digest), "a foreign key keeps releases in use");
                    var state = row.uninstalledAt == null ? store.state(row, plugin, release) : null;
                    var key = PluginState.key(current.id(), plugin);
                    outbox.append(Topics.PLUGIN_STATE, key, current.id(), "plugin.state", state);
                    return plugin.toString();
                })
                .toList();
    }
}
