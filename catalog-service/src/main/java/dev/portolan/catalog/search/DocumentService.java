package dev.portolan.catalog.search;

import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.catalog.search.DocumentRepository.Numbered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /// What has changed since a number, in the order of the changes.
    List<Numbered> since(long seq, int most) {
        return documents.since(seq, most);
    }

    /// Documents of entities as they are now; those that are gone are absent.
    List<SearchDocument> entities(List<String> refs) {
        return documents.byKeys(EntityDocument.AREA, refs);
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
}
