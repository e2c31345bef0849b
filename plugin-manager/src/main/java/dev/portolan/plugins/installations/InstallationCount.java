package dev.portolan.plugins.installations;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/// Says within the service that a tenant has more or fewer plugins installed than before.
@ApplicationScoped
public class InstallationCount {
    private final Event<Changed> changes;
    private final CurrentTenant current;

    InstallationCount(Event<Changed> changes, CurrentTenant current) {
        this.changes = changes;
        this.current = current;
    }

    void changed() {
        changes.fire(new Changed(current.id()));
    }

    /// Fired in the transaction that changes the number.
    public record Changed(TenantId tenant) {}
}
