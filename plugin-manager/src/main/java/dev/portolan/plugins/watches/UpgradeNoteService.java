package dev.portolan.plugins.watches;

import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Remembers of the current tenant's installations which releases its admins were told of, and which did not go
/// well. Forgotten when the installation gets another release.
@ApplicationScoped
@Transactional
public class UpgradeNoteService {
    private static final int LONGEST = 1_000;

    private final NoteRepository rows;
    private final WatchQueries queries;
    private final InstantSource time;

    UpgradeNoteService(NoteRepository rows, WatchQueries queries, InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.time = time;
    }

    /// Remembers that the admins were told of a release.
    ///
    /// @return whether they had not been told before
    public boolean tell(UUID installation, String digest) {
        if (queries.note(installation, digest).isPresent()) {
            return false;
        }
        keep(installation, digest, UpgradeNote.Kind.TOLD, null);
        return true;
    }

    /// Remembers that a release did not go well.
    public void keep(UUID installation, String digest, UpgradeNote.Kind kind, @Nullable String message) {
        var row = queries.note(installation, digest).orElseGet(() -> {
            var added = new NoteRow();
            added.id = Ids.next();
            added.installation = installation;
            added.digest = digest;
            return added;
        });
        row.kind = kind;
        row.message =
                message == null || message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
        row.at = time.instant();
        rows.persistAndFlush(row);
    }

    public Optional<UpgradeNote> find(UUID installation, String digest) {
        return queries.note(installation, digest).map(NoteRow::toDomain);
    }

    /// All there is of these installations.
    public List<UpgradeNote> of(Collection<UUID> installations) {
        return queries.notes(Set.copyOf(installations)).stream()
                .map(NoteRow::toDomain)
                .toList();
    }

    public void forget(UUID installation) {
        var _ = queries.forget(installation);
    }
}
