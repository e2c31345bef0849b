package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.marketplace.Published;
import jakarta.enterprise.context.ApplicationScoped;

/// What a function is told that is called for nobody in particular.
@ApplicationScoped
class Background {
    private static final String LOCALE = "en";

    private final CurrentTenant current;
    private final TenantStates tenants;
    private final Caller caller;

    Background(CurrentTenant current, TenantStates tenants, Caller caller) {
        this.current = current;
        this.tenants = tenants;
        this.caller = caller;
    }

    /// @throws IllegalStateException outside of requests, while tenant-service has not been heard of the tenant
    Target target(Installation installation, Published release) {
        return Target.of(current.id(), slug(), installation, release);
    }

    ObjectNode context() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tenant", slug().value())
                .put("locale", LOCALE);
    }

    private Slug slug() {
        return tenants.of(current.id())
                .map(TenantState::slug)
                .orElseGet(() -> caller.tenant().slug());
    }
}
