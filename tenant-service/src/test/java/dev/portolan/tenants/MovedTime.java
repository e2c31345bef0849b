package dev.portolan.tenants;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.invoices.BillingTime;
import dev.portolan.testkit.TestTenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands still for the tenants that a test says so of; for all others the time of their clock.
@ApplicationScoped
@Alternative
@Priority(1)
class MovedTime implements BillingTime {
    private static final Map<String, Instant> MOVED = new ConcurrentHashMap<>();

    private final CurrentTenant current;
    private final TenantClock clock;
    private final InstantSource time;

    MovedTime(CurrentTenant current, TenantClock clock, InstantSource time) {
        this.current = current;
        this.clock = clock;
        this.time = time;
    }

    static void set(TestTenant tenant, Instant at) {
        MOVED.put(tenant.id().toString(), at);
    }

    static void release(TestTenant tenant) {
        MOVED.remove(tenant.id().toString());
    }

    @Override
    public Instant now() {
        var moved = MOVED.get(current.id().toString());
        return moved == null ? clock.now() : moved;
    }

    @Override
    public Instant latest() {
        return time.instant();
    }
}
