package dev.portolan.plugins.rollouts;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// Keeps whether the current tenant gets releases early. A change is on the tenant's record.
@ApplicationScoped
@Transactional
public class RingService {
    private final TenantRingRepository rows;
    private final RolloutQueries queries;
    private final CurrentTenant current;
    private final Audit audit;
    private final Event<Changed> changes;
    private final InstantSource time;

    RingService(
            TenantRingRepository rows,
            RolloutQueries queries,
            CurrentTenant current,
            Audit audit,
            Event<Changed> changes,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.current = current;
        this.audit = audit;
        this.changes = changes;
        this.time = time;
    }

    /// Fired in the transaction in which the current tenant comes into another ring.
    public record Changed() {}

    Ring get() {
        return queries.ring().map(row -> row.ring).orElse(Ring.GENERAL);
    }

    Ring put(Ring ring) {
        var before = get();
        if (before == ring) {
            return ring;
        }
        var row = queries.ring().orElseGet(() -> {
            var added = new TenantRingRow();
            added.id = Ids.next();
            return added;
        });
        row.ring = ring;
        row.at = time.instant();
        rows.persistAndFlush(row);
        audit.record(
                "tenant.ring-changed",
                new Target("tenant", current.id().toString(), null),
                new Change(Map.of("ring", text(before)), Map.of("ring", text(ring)), null));
        changes.fire(new Changed());
        return ring;
    }

    private static String text(Ring ring) {
        return ring.name().toLowerCase(Locale.ROOT);
    }
}
