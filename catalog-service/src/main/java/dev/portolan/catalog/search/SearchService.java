package dev.portolan.catalog.search;

import dev.portolan.catalog.search.LabelCounts.Count;
import dev.portolan.catalog.search.TenantIndex.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Searches the current tenant's documents. Every search first takes in what has changed since the last one, wherever
/// that was done: what a write has committed is found on every node.
@ApplicationScoped
public class SearchService {
    private static final UUID FIRST = new UUID(0, 0);

    private final DocumentService documents;
    private final TenantIndexes indexes;

    SearchService(DocumentService documents, TenantIndexes indexes) {
        this.documents = documents;
        this.indexes = indexes;
    }

    /// Finds a page.
    ///
    /// @param after where the page before has ended; null for the first one
    Results search(Question question, @Nullable Place after) {
        var page = indexes.use(index -> {
            index.onceBefore(this::fill);
            return documents.search(index, question, after);
        });
        var answer = page.answer();
        var hits = answer.hits().stream().limit(question.limit()).toList();
        var found = new ArrayList<Found>();
        for (var hit : hits) {
            var document = page.shown().get(hit.key());
            if (document != null) { // it may have gone since
                found.add(new Found(document, hit.score()));
            }
        }
        var more = answer.hits().size() > hits.size();
        return new Results(
                found,
                answer.total(),
                more ? Optional.of(hits.getLast().place()) : Optional.empty(),
                answer.highlights(),
                answer.facets());
    }

    /// Forgets what is in memory of the current tenant on this node.
    public void forget() {
        indexes.forget();
    }

    // Once in the life of a tenant that was there before search was.
    private void fill() {
        if (!documents.isFilled()) {
            for (var after = Optional.of(FIRST); after.isPresent(); ) {
                after = documents.fill(after.get());
            }
        }
    }

    /// @param total of all pages
    /// @param next where this page ends; empty on the last one
    /// @param facets what the search could be narrowed down to
    record Results(
            List<Found> items,
            int total,
            Optional<Place> next,
            Highlights highlights,
            Map<Label, List<Count>> facets) {}

    record Found(SearchDocument document, float score) {}
}
