package dev.portolan.catalog.search;

import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.catalog.search.TenantIndex.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the search documents of the current tenant.
@ApplicationScoped
@Transactional
class DocumentService {
    /// Longer than any index in memory goes without being asked, so that none misses a removal.
    static final Duration MARKS_STAY = Duration.ofDays(2);

    private static final int PART = 500;

    private final DocumentRepository documents;
    private final InstantSource time;

    DocumentService(DocumentRepository documents, InstantSource time) {
        this.documents = documents;
        this.time = time;
    }

    /// Writes what has become of entities, in the transaction that changes them.
    void take(@Observes EntityChanges changes) {
        var put = new ArrayList<SearchDocument>();
        var gone = new ArrayList<String>();
        for (var change : changes.changes()) {
            take(change, put, gone);
        }
        documents.lock();
        documents.put(EntityDocument.AREA, put);
        if (!gone.isEmpty()) {
            documents.remove(EntityDocument.AREA, gone, time.instant());
            documents.sweep(time.instant().minus(MARKS_STAY));
        }
    }

    private static void take(Change change, List<SearchDocument> put, List<String> gone) {
        if (change.after() == null) {
            gone.add(change.ref());
        } else {
            put.add(EntityDocument.of(change.ref(), change.after()));
        }
    }

    /// Brings an index up to date, and asks it.
    ///
    /// @param index of the current tenant
    /// @param after where the page before has ended; null for the first one
    Page search(TenantIndex index, Question question, @Nullable Place after) {
        index.catchUp(documents::since);
        var answer = index.search(question, after);
        var keys = answer.hits().stream()
                .limit(question.limit())
                .map(TenantIndex.Hit::key)
                .toList();
        var shown = keys.isEmpty() ? List.<SearchDocument>of() : documents.byKeys(keys);
        return new Page(answer, shown.stream().collect(Collectors.toMap(SearchDocument::key, Function.identity())));
    }

    /// Changes what one collator of a plugin has brought.
    ///
    /// @param gone keys of documents that go; of others, nothing happens
    void change(String source, List<SearchDocument> put, Collection<String> gone) {
        documents.lock();
        documents.put(PluginDocument.AREA, put);
        var its = new HashSet<>(documents.keysOf(source));
        its.retainAll(gone);
        if (!its.isEmpty()) {
            documents.remove(PluginDocument.AREA, its, time.instant());
            documents.sweep(time.instant().minus(MARKS_STAY));
        }
    }

    List<String> keysOf(String source) {
        return documents.keysOf(source);
    }

    boolean isFilled() {
        return documents.isFilled();
    }

    /// Makes documents of some entities that were there before search was.
    ///
    /// @param after the last one of the call before
    /// @return the last one of this call; empty when none is left
    Optional<UUID> fill(UUID after) {
        documents.lock();
        var unknown = documents.unknown(after, PART);
        documents.put(
                EntityDocument.AREA,
                unknown.stream()
                        .map(entity -> EntityDocument.of(entity.ref(), entity.body()))
                        .toList());
        if (unknown.size() < PART) {
            documents.fill(time.instant());
            return Optional.empty();
        }
        return Optional.of(unknown.getLast().id());
    }

    /// @param shown documents of the page by key; those that have just gone are absent
    record Page(TenantIndex.Answer answer, Map<String, SearchDocument> shown) {}
}
