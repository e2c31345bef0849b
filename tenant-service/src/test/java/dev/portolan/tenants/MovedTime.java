package dev.portolan.tenants;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.invoices.BillingTime;
import dev.portolan.testkit.TestTenant;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands still for the tenants that a test says so of; for all others it is as late as ever.
@Decorator
@Priority(1)
class MovedTime implements BillingTime {
    private static final Map<String, Instant> MOVED = new ConcurrentHashMap<>();

    private final BillingTime usual;
    private final CurrentTenant current;

    MovedTime(@Any @Delegate BillingTime usual, CurrentTenant current) {
        this.usual = usual;
        this.current = current;
    }

    static void set(TestTenant tenant, Instant at) {
        MOVED.put(tenant.id().toString(), at);
    }

    @Override
    public Instant now() {
        var moved = MOVED.get(current.id().toString());
        return moved == null ? usual.now() : moved;
    }

    @Override
    public Instant latest() {
        return usual.latest();
    }
}
