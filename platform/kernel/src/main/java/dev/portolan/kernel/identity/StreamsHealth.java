package dev.portolan.kernel.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready before revocations and tenant states have been read: a voided token must not pass a fresh instance.
@Readiness
@ApplicationScoped
class StreamsHealth implements HealthCheck {
    private final Revocations revocations;
    private final TenantStates tenants;

    StreamsHealth(Revocations revocations, TenantStates tenants) {
        this.revocations = revocations;
        this.tenants = tenants;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("access state has been read")
                .status(revocations.ready() && tenants.ready())
                .withData("revocations", revocations.ready())
                .withData("tenants", tenants.ready())
                .build();
    }
}
