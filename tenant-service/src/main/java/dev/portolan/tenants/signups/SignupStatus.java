package dev.portolan.tenants.signups;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.provisioning.ProvisioningService;
import dev.portolan.tenants.provisioning.StepName;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Puts together what a sign-up and its tenant's provisioning say.
@ApplicationScoped
class SignupStatus {
    private final TenantService tenants;
    private final ProvisioningService provisioning;
    private final TenantScope scope;
    private final InstantSource time;

    SignupStatus(TenantService tenants, ProvisioningService provisioning, TenantScope scope, InstantSource time) {
        this.tenants = tenants;
        this.provisioning = provisioning;
        this.scope = scope;
        this.time = time;
    }

    SignupView of(Signup signup) {
        if (!signup.verification().confirmed()) {
            return SignupView.pending(signup, time.instant());
        }
        return scope.call(signup.tenant(), () -> {
            var steps = provisioning.progress().stream()
                    .filter(step -> StepName.PROVISIONING.contains(step.name()))
                    .toList();
            return SignupView.confirmed(signup, steps, tenants.get().state() != TenantLifecycle.PROVISIONING);
        });
    }
}
