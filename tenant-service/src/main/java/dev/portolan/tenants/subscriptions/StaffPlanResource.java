package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;

@Path("/api/operator/tenants/{slug}")
@RolesAllowed({"operator", "billing"})
@RunOnVirtualThread
class StaffPlanResource {
    private final TenantDirectory directory;
    private final TenantScope scope;
    private final PlanChangeService changes;
    private final StaffPlanService plans;
    private final SubscriptionStatusService status;

    StaffPlanResource(
            TenantDirectory directory,
            TenantScope scope,
            PlanChangeService changes,
            StaffPlanService plans,
            SubscriptionStatusService status) {
        this.directory = directory;
        this.scope = scope;
        this.changes = changes;
        this.plans = plans;
        this.status = status;
    }

    @POST
    @Path("/plan")
    public SubscriptionStatus changePlan(@PathParam("slug") String slug, @NotNull @Valid NewPlan request) {
        return in(slug, () -> changes.change(request.plan(), null, request.reason()));
    }

    @POST
    @Path("/trial")
    public SubscriptionStatus extendTrial(@PathParam("slug") String slug, @NotNull @Valid Trial request) {
        return in(slug, () -> plans.extendTrial(request.until(), request.reason()));
    }

    @PUT
    @Path("/limits/{name}")
    public SubscriptionStatus raise(
            @PathParam("slug") String slug, @PathParam("name") String name, @NotNull @Valid Raise request) {
        return in(slug, () -> plans.raise(name, request.limit(), request.until(), request.reason()));
    }

    @DELETE
    @Path("/limits/{name}")
    public SubscriptionStatus reset(@PathParam("slug") String slug, @PathParam("name") String name) {
        return in(slug, () -> plans.reset(name));
    }

    private SubscriptionStatus in(String slug, Runnable change) {
        TenantId tenant = directory.bySlug(slug).map(Tenant::id).orElseThrow(ProblemException::notFound);
        scope.run(tenant, change);
        return scope.call(tenant, status::get);
    }

    record NewPlan(
            @NotBlank String plan,
            @NotBlank @Size(max = 300) String reason) {}

    record Trial(
            @NotNull Instant until,
            @NotBlank @Size(max = 300) String reason) {}

    record Raise(
            @Positive @Max(1_000_000_000) long limit,
            @NotNull Instant until,
            @NotBlank @Size(max = 300) String reason) {}
}
