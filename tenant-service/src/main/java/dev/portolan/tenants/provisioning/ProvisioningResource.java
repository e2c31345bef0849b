package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;

@Path("/api/operator/tenants/{slug}/provisioning")
@RunOnVirtualThread
class ProvisioningResource {
    private final TenantDirectory tenants;
    private final ProvisioningService provisioning;
    private final TenantScope scope;
    private final Alarm alarm;

    ProvisioningResource(TenantDirectory tenants, ProvisioningService provisioning, TenantScope scope, Alarm alarm) {
        this.tenants = tenants;
        this.provisioning = provisioning;
        this.scope = scope;
        this.alarm = alarm;
    }

    @POST
    @Path("/retry")
    @RolesAllowed({"operator", "support"})
    public Provisioning retry(@PathParam("slug") String slug) {
        var tenant = tenant(slug);
        var _ = scope.call(tenant, provisioning::retry);
        return goOn(tenant);
    }

    @POST
    @Path("/skip")
    @RolesAllowed("operator")
    public Provisioning skip(@PathParam("slug") String slug, @NotNull @Valid Skip request) {
        var tenant = tenant(slug);
        var step = request.name();
        scope.run(tenant, () -> provisioning.skip(step, request.reason()));
        return goOn(tenant);
    }

    private Provisioning goOn(TenantId tenant) {
        alarm.ring();
        return new Provisioning(scope.call(tenant, provisioning::progress));
    }

    private TenantId tenant(String slug) {
        return tenants.bySlug(slug).map(Tenant::id).orElseThrow(ProblemException::notFound);
    }

    /// @param step a step's name in lower case
    record Skip(
            @NotBlank String step,
            @NotBlank @Size(max = 300) String reason) {
        StepName name() {
            return Arrays.stream(StepName.values())
                    .filter(name -> name.toString().equals(step))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "/step", "is no step; expected one of " + StepName.MAY_BE_SKIPPED));
        }
    }

    record Provisioning(List<StepProgress> steps) {
        Provisioning {
            steps = List.copyOf(steps);
        }
    }
}
