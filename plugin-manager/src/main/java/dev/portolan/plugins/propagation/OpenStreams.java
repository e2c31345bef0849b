package dev.portolan.plugins.propagation;

import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;

/// Brings what other features have to say into the event streams that are open on this node.
@ApplicationScoped
public class OpenStreams {
    private final Listeners listeners;

    OpenStreams(Listeners listeners) {
        this.listeners = listeners;
    }

    /// Tells the streams that a member has opened, and nobody else's; not those of support in the member's name.
    ///
    /// @param event its name, for example `notification`
    /// @param data written as JSON
    public void tell(TenantId tenant, String subject, String event, Object data) {
        listeners.tell(tenant, subject, event, data);
    }
}
