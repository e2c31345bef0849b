package dev.portolan.kernel.identity;

import dev.portolan.kernel.logs.LogContext;
import dev.portolan.kernel.tenancy.ActorSource;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Says in the log lines of a request whose it is; comes after [TenantFilter].
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class LogFilter implements ContainerRequestFilter {
    private final CurrentTenant tenant;
    private final ActorSource actor;

    LogFilter(CurrentTenant tenant, ActorSource actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return;
        }
        tenant.find().ifPresent(LogContext::tenant);
        actor.current().ifPresent(who -> LogContext.user(who.subject()));
    }
}
