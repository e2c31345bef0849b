package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.logs.LogContext;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs work for one tenant in a request context of its own. Within a request, who made it is known inside, too.
@ApplicationScoped
public class TenantScope {
    private final CurrentTenant current;
    private final CurrentActor actor;

    TenantScope(CurrentTenant current, CurrentActor actor) {
        this.current = current;
        this.actor = actor;
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
        var asking = outer == null ? Optional.<Actor>empty() : actor.find();
        var from = outer == null ? null : actor.address();
        context.activate();
        try (var _ = LogContext.tenant(tenant)) {
            current.enter(tenant);
            actor.enterFrom(from);
            asking.ifPresent(actor::enter);
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) {
                context.activate(outer);
            }
        }
    }
}
