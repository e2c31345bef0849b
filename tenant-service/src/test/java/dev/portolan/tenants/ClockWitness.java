package dev.portolan.tenants;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.clock.ClockListener;
import dev.portolan.tenants.clock.TenantClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sees what a schedule sees as clocks are moved.
@ApplicationScoped
class ClockWitness implements ClockListener {
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CurrentTenant tenant;
    private final TenantClock clock;

    ClockWitness(CurrentTenant tenant, TenantClock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    @Override
    public void advanced(Instant from, Instant to) {
        seen.add(new Seen(tenant.id(), from, to, clock.now(), QuarkusTransaction.isActive()));
    }

    List<Seen> of(TenantId id) {
        return seen.stream().filter(one -> one.tenant().equals(id)).toList();
    }

    record Seen(TenantId tenant, Instant from, Instant to, Instant now, boolean inTransaction) {}
}
