package dev.portolan.kernel.usage;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Counts the requests that got into a tenant, whatever becomes of them; runs after the filter that enters it.
@Provider
@Priority(Priorities.USER)
class ApiCallFilter implements ContainerRequestFilter {
    private final CurrentTenant current;
    private final UsageMeter meter;

    ApiCallFilter(CurrentTenant current, UsageMeter meter) {
        this.current = current;
        this.meter = meter;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        current.find().ifPresent(tenant -> meter.count(tenant, Meter.API_CALLS, 1));
    }
}
