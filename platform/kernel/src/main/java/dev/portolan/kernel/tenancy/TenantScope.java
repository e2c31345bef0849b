package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.TenantId;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Runs background work for one tenant, in a request context of its own.
@ApplicationScoped
public class TenantScope {
    private final CurrentTenant current;

    TenantScope(CurrentTenant current) {
        this.current = current;
    }

    /// @throws IllegalStateException inside a transaction: its session already belongs to a tenant
    public void run(TenantId tenant, Runnable work) {
        var _ = call(tenant, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /// @throws IllegalStateException inside a transaction: its session already belongs to a tenant
    public <T> T call(TenantId tenant, Supplier<T> work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a tenant scope must not begin inside a transaction");
        }
        var context = Arc.container().requestContext();
        var outer = context.getStateIfActive();
        context.activate();
        try {
            current.enter(tenant);
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) {
                context.activate(outer);
            }
        }
    }
}
