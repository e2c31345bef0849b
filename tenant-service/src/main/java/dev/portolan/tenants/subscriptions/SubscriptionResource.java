package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.Permissions;
import dev.portolan.tenants.plans.Money;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/billing/subscription")
@RunOnVirtualThread
class SubscriptionResource {
    private final SubscriptionStatusService status;
    private final PlanChangeService changes;

    SubscriptionResource(SubscriptionStatusService status, PlanChangeService changes) {
        this.status = status;
        this.changes = changes;
    }

    @GET
    @PermissionsAllowed(Permissions.BILLING_READ)
    public SubscriptionStatus get() {
        return status.get();
    }

    /// Says what the change would cost and whether it fits; changes nothing.
    @POST
    @Path("/preview")
    @PermissionsAllowed(Permissions.BILLING_MANAGE)
    public Preview preview(@NotNull @Valid Wanted request) {
        return changes.preview(request.plan());
    }

    @PUT
    @PermissionsAllowed(Permissions.BILLING_MANAGE)
    public SubscriptionStatus change(@NotNull @Valid PlanChoice request) {
        changes.change(request.plan(), request.expectedMonthly(), null);
        return status.get();
    }

    record Wanted(@NotBlank String plan) {}

    /// @param expectedMonthly what the preview said; where a month costs something else meanwhile, nothing is
    ///     changed
    record PlanChoice(
            @NotBlank String plan, @Nullable @Valid Money expectedMonthly) {}
}
