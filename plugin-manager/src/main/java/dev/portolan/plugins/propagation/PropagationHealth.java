package dev.portolan.plugins.propagation;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready before the state topics have been read: a revoked release must not run on a fresh node.
@Readiness
@ApplicationScoped
class PropagationHealth implements HealthCheck {
    private final Propagation propagation;

    PropagationHealth(Propagation propagation) {
        this.propagation = propagation;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("installations and releases have been read")
                .status(propagation.ready())
                .build();
    }
}
