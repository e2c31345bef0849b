package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Says again on the state topic where releases stand.
@ApplicationScoped
@Transactional
public class ReleaseStateService {
    private final ReleaseQueries queries;
    private final ReleaseStates states;
    private final PublisherService publishers;

    ReleaseStateService(ReleaseQueries queries, ReleaseStates states, PublisherService publishers) {
        this.queries = queries;
        this.states = states;
        this.publishers = publishers;
    }

    /// Writes the states of some releases. Their publishers are held before they are read, as for every change of one,
    /// so none is written over a newer one.
    ///
    /// @param after digest of the last one written; empty to begin
    /// @return the digests of those written, in their order
    public List<String> republish(String after, int size) {
        queries.publishersAfter(after, size).stream().distinct().sorted().forEach(publishers::hold);
        var page = queries.after(after, size);
        page.forEach(states::tell);
        return page.stream().map(row -> row.digest).toList();
    }
}
