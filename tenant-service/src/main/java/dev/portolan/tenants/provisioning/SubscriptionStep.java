package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;

/// Starts the subscription, as a trial where the sign-up was for one.
@ApplicationScoped
class SubscriptionStep implements Step {
    private final TenantService tenants;
    private final SubscriptionService subscriptions;

    SubscriptionStep(TenantService tenants, SubscriptionService subscriptions) {
        this.tenants = tenants;
        this.subscriptions = subscriptions;
    }

    @Override
    public StepName name() {
        return StepName.SUBSCRIPTION;
    }

    @Override
    public void run(TenantId id) {
        var tenant = tenants.get();
        var _ = subscriptions.start(tenant.plan().id(), tenant.trial());
    }
}
