package dev.portolan.tenants.provisioning;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

@Path("/api/operator/tenants/{slug}/provisioning/retry")
@RolesAllowed("operator")
@RunOnVirtualThread
class RetryResource {
    private final TenantDirectory tenants;
    private final ProvisioningService provisioning;
    private final TenantScope scope;
    private final Alarm alarm;

    RetryResource(TenantDirectory tenants, ProvisioningService provisioning, TenantScope scope, Alarm alarm) {
        this.tenants = tenants;
        this.provisioning = provisioning;
        this.scope = scope;
        this.alarm = alarm;
    }

    @POST
    public Provisioning retry(@PathParam("slug") String slug) {
        var tenant = tenants.bySlug(slug).orElseThrow(ProblemException::notFound);
        var _ = scope.call(tenant.id(), provisioning::retry);
        alarm.ring();
        return new Provisioning(scope.call(tenant.id(), provisioning::progress));
    }

    record Provisioning(List<StepProgress> steps) {
        Provisioning {
            steps = List.copyOf(steps);
        }
    }
}
