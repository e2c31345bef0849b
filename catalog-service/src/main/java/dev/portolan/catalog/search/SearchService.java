package dev.portolan.catalog.search;

import dev.portolan.catalog.search.LabelCounts.Count;
import dev.portolan.catalog.search.TenantIndex.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        var answer = indexes.use(index -> {
            index.onceBefore(this::fill);
            index.catchUp(documents::since);
            return index.search(question, after);
        });
        var page = answer.hits().stream().limit(question.limit()).toList();
        var shown = new HashMap<String, SearchDocument>();
        documents
                .entities(page.stream().map(TenantIndex.Hit::key).toList())
                .forEach(document -> shown.put(document.key(), document));
        var found = new ArrayList<Found>();
        for (var hit : page) {
            if (shown.containsKey(hit.key())) { // it may have gone since
                found.add(new Found(Objects.requireNonNull(shown.get(hit.key())), hit.score()));
            }
        }
        var more = answer.hits().size() > page.size();
        return new Results(
                found,
                answer.total(),
                more ? Optional.of(page.getLast().place()) : Optional.empty(),
                new Highlights(question.words(), answer.breadth()),
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
