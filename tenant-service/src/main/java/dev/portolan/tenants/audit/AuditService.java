package dev.portolan.tenants.audit;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.audit.AuditRepository.Head;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's record of acts. Entries are added at the end, and never changed.
@ApplicationScoped
@Transactional
public class AuditService {
    private final AuditRepository entries;
    private final CurrentTenant current;

    AuditService(AuditRepository entries, CurrentTenant current) {
        this.entries = entries;
        this.current = current;
    }

    /// Adds an act at the end of the chain, unless it is there. One at a time: the end of the chain is held meanwhile.
    ///
    /// @throws IllegalArgumentException when it is another tenant's
    void append(AuditEvent event) {
        var tenant = current.id();
        if (!event.tenant().equals(tenant)) {
            throw new IllegalArgumentException("the act is another tenant's than its event");
        }
        var head = entries.hold(tenant);
        if (entries.has(event.id())) {
            return;
        }
        var entry = new Entry(
                event.id(),
                head.seq() + 1,
                event.at().truncatedTo(ChronoUnit.MICROS),
                event.actor(),
                event.action(),
                event.target(),
                event.change());
        entries.append(tenant, new Recorded(entry, Chain.next(head.hash(), entry)));
    }

    /// Newest first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    Page<Recorded> page(AuditFilter filter, @Nullable String cursor, int size) {
        var found = entries.before(filter, cursor == null ? Long.MAX_VALUE : position(cursor), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown,
                found.size() > size ? Cursor.encode(shown.getLast().entry().seq()) : null);
    }

    /// All entries in the order of the chain, a part at a time.
    ///
    /// @param after number of the last entry of the part before, 0 to start
    public List<Recorded> after(long after, int size) {
        return entries.after(AuditFilter.ALL, after, size);
    }

    List<Recorded> after(AuditFilter filter, long after, int size) {
        return entries.after(filter, after, size);
    }

    Head head() {
        return entries.head();
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
