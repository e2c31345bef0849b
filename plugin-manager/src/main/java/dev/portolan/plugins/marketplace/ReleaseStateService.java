package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Says again on the state topic where releases stand.
@ApplicationScoped
@Transactional
public class ReleaseStateService {
    private final ReleaseQueries queries;
    private final PublisherRepository publishers;
    private final Outbox outbox;

    ReleaseStateService(ReleaseQueries queries, PublisherRepository publishers, Outbox outbox) {
        this.queries = queries;
        this.publishers = publishers;
        this.outbox = outbox;
    }

    /// Writes the states of some releases. Their publishers are held before they are read, as for every change of one,
    /// so none is written over a newer one.
    ///
    /// @param after digest of the last one written; empty to begin
    /// @return the digests of those written, in their order
    public List<String> republish(String after, int size) {
        queries.publishersAfter(after, size).stream().distinct().sorted().forEach(publisher -> {
            var _ = publishers.locked(publisher);
        });
        var page = queries.after(after, size);
        for (var row : page) {
            var plugin = new PluginId(row.publisher, row.plugin);
            var state = new ReleaseState(plugin, row.version, row.digest, row.status, row.statusAt);
            outbox.append(Topics.RELEASE_STATE, row.digest, null, "release.state", state);
        }
        return page.stream().map(row -> row.digest).toList();
    }
}
