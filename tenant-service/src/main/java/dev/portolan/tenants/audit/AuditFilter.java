package dev.portolan.tenants.audit;

import dev.portolan.kernel.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; what is null does not matter.
///
/// @param actor subject of who acted or in whose name, or a part of who acted's name
/// @param action as a whole, or its beginning up to a dot: `plugin.`
/// @param target `type`, `type:id` or an id
/// @param from the first instant
/// @param to the first instant that is too late
/// @param q a part of the action, of the target's id or name, of a name or of the reason
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q) {
    static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    /// The time between two instants, of which either may be open.
    ///
    /// @throws ProblemException `invalid` at `from` or `to`
    AuditFilter between(@Nullable String from, @Nullable String to) {
        var first = instant("from", from);
        var end = instant("to", to);
        if (first != null && end != null && !first.isBefore(end)) {
            throw ProblemException.invalid("to", "is not after from; give a later instant");
        }
        return new AuditFilter(actor, action, target, first, end, q);
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    name, "is no instant of ISO 8601; write it like 2026-11-28T19:00:00Z, or leave it out");
        }
    }
}
