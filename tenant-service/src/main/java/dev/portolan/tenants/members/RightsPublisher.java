package dev.portolan.tenants.members;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Voids the tokens of those whose rights have changed.
@ApplicationScoped
class RightsPublisher {
    private final Outbox outbox;
    private final CurrentTenant current;
    private final InstantSource time;

    RightsPublisher(Outbox outbox, CurrentTenant current, InstantSource time) {
        this.outbox = outbox;
        this.current = current;
        this.time = time;
    }

    /// Voids what the subject holds. Call it when the changed rows have been written: they are locked then, and no
    /// token of a later instant can have been given by the former rights.
    void revoked(String subject, String reason) {
        var tenant = current.id();
        outbox.append(
                Topics.ACCESS_REVOCATIONS,
                tenant.toString(),
                tenant,
                "access.revoked",
                new Revocation(tenant, subject, time.instant(), reason));
    }
}
