package dev.portolan.plugins.publishers;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps publishers.
@ApplicationScoped
@Transactional
public class PublisherService {
    /// The product's own: its key comes with the installation, and nobody signs in as it.
    public static final String OWN = "portolan";

    private final PublisherRepository rows;
    private final Journal journal;
    private final InstantSource time;

    PublisherService(PublisherRepository rows, Journal journal, InstantSource time) {
        this.rows = rows;
        this.journal = journal;
        this.time = time;
    }

    /// Remembers a publisher whose key is known to be its own.
    public void enrol(String id, String name, PublicKey key) {
        var known = rows.locked(id);
        var row = known.orElseGet(PublisherRow::new);
        var written = Ed25519.write(key);
        if (known.isEmpty()) {
            row.id = id;
            row.name = name;
            row.reviewed = false;
            row.since = time.instant();
        }
        if (!written.equals(row.publicKey) || row.fingerprint == null) {
            row.publicKey = written;
            row.fingerprint = Ed25519.fingerprint(key);
            row.verifiedAt = time.instant();
        }
        if (known.isEmpty()) {
            rows.persist(row);
        }
    }

    public Optional<PublisherProfile> find(String id) {
        return rows.findByIdOptional(id).map(PublisherProfile::of);
    }

    /// Finds several, by id.
    public Map<String, PublisherProfile> named(Collection<String> ids) {
        return rows.list("id in ?1", Set.copyOf(ids)).stream()
                .collect(Collectors.toMap(row -> row.id, PublisherProfile::of));
    }

    /// Those of these that are suspended, by id.
    public Set<String> suspended(Collection<String> ids) {
        return named(ids).values().stream()
                .filter(publisher -> publisher.suspendedAt() != null)
                .map(PublisherProfile::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Holds a publisher until the end of the caller's transaction: one release of it is published at a time.
    public void hold(String id) {
        var _ = rows.locked(id);
    }

    Page<PublisherProfile> page(@Nullable String cursor, int size) {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var found = rows.after(after, size + 1);
        var shown = found.stream().limit(size).map(PublisherProfile::of).toList();
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// @throws ProblemException `publisher-taken`
    PublisherProfile add(NewPublisher wish) {
        if (rows.locked(wish.id()).isPresent()) {
            throw new ProblemException(
                    PublisherProblem.PUBLISHER_TAKEN, "There is a publisher %s already.".formatted(wish.id()));
        }
        var row = new PublisherRow();
        row.id = wish.id();
        row.name = wish.name().strip();
        row.website = wish.website();
        row.reviewed = wish.reviewed() == null || wish.reviewed();
        row.since = time.instant();
        rows.persistAndFlush(row);
        journal.record("publisher.added", row.id, null, Map.of("name", row.name, "reviewed", row.reviewed));
        return PublisherProfile.of(row);
    }

    /// @throws ProblemException `not-found`, or `conflict` for the product's own
    PublisherProfile change(String id, PublisherPatch patch) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        if (id.equals(OWN)) {
            throw new ProblemException(Common.CONFLICT, "The product's own publisher cannot be changed.");
        }
        var changes = new LinkedHashMap<String, Object>();
        if (patch.name() != null && !patch.name().strip().equals(row.name)) {
            row.name = patch.name().strip();
            changes.put("name", row.name);
        }
        if (patch.website() != null && !patch.website().equals(row.website)) {
            row.website = patch.website().isEmpty() ? null : patch.website();
            changes.put("website", patch.website());
        }
        if (patch.reviewed() != null && patch.reviewed() != row.reviewed) {
            row.reviewed = patch.reviewed();
            changes.put("reviewed", row.reviewed);
        }
        if (patch.suspended() != null && patch.suspended() == (row.suspendedAt == null)) {
            row.suspendedAt = patch.suspended() ? time.instant() : null;
            changes.put("suspended", patch.suspended());
        }
        if (!changes.isEmpty()) {
            journal.record("publisher.changed", id, null, changes);
        }
        return PublisherProfile.of(row);
    }
}
