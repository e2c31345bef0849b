package dev.portolan.tenants.support;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Positions in the lists of support sessions, which are newest first: ids sort by time.
final class SupportCursor {
    private static final UUID LAST = new UUID(-1, -1);

    private SupportCursor() {}

    /// @throws ProblemException `invalid` at `cursor`
    static UUID read(@Nullable String cursor) {
        try {
            return cursor == null
                    ? LAST
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    /// @param found one more than wanted, if there are more
    static Page<SupportView> page(List<SupportView> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown, found.size() > limit ? Cursor.encode(shown.getLast().id()) : null);
    }
}
