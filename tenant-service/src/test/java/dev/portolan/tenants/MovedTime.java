package dev.portolan.tenants;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.invoices.BillingTime;
import dev.portolan.testkit.TestTenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands still for the tenants that a test says so of; the real time for all others.
@ApplicationScoped
@Alternative
@Priority(1)
class MovedTime implements BillingTime {
    private static final Map<String, Instant> MOVED = new ConcurrentHashMap<>();

    private final CurrentTenant current;
    private final InstantSource time;

    MovedTime(CurrentTenant current, InstantSource time) {
        this.current = current;
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
        return MOVED.getOrDefault(current.id().toString(), time.instant());
    }

    @Override
    public Instant latest() {
        return time.instant();
    }
}
