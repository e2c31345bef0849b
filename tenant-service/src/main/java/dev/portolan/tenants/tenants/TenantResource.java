package dev.portolan.tenants.tenants;

import dev.portolan.contracts.Permissions;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/tenants/{tenant}")
@RunOnVirtualThread
class TenantResource {
    private final TenantService tenants;
    private final SubscriptionService subscriptions;

    TenantResource(TenantService tenants, SubscriptionService subscriptions) {
        this.tenants = tenants;
        this.subscriptions = subscriptions;
    }

    @GET
    @PermissionsAllowed(Permissions.TENANT_READ)
    public TenantView get() {
        return TenantView.of(
                tenants.get(),
                subscriptions.find().map(Subscription::trialEndsAt).orElse(null));
    }
}
