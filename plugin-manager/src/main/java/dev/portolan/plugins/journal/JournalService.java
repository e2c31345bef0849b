package dev.portolan.plugins.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows what was recorded.
@ApplicationScoped
@Transactional
class JournalService {
    private static final UUID LAST = new UUID(-1, -1);

    private final JournalRepository rows;

    JournalService(JournalRepository rows) {
        this.rows = rows;
    }

    /// Newest first.
    ///
    /// @param target empty for everything
    /// @throws ProblemException `invalid` at `cursor`
    Page<Entry> page(String target, @Nullable String cursor, int size) {
        var found = rows.before(cursor == null ? LAST : position(cursor), target, size + 1);
        var shown = found.stream().limit(size).map(Entry::of).toList();
        return new Page<>(shown, found.size() > size ? Cursor.encode(found.get(size - 1).id) : null);
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    /// @param change what differs afterwards
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            Who by,
            String action,
            String target,
            @Nullable String reason,
            @JsonRawValue String change) {
        static Entry of(JournalRow row) {
            return new Entry(
                    row.at,
                    new Who(row.actor, row.actorName, row.address),
                    row.action,
                    row.target,
                    row.reason,
                    row.change);
        }
    }

    /// @param subject as in the token, or `publisher:<id>`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Who(
            String subject, @Nullable String name, @Nullable String address) {}
}
