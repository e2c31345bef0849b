package dev.portolan.plugins.world;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.TestTopics;
import java.time.Instant;
import java.util.Map;

/// Says of tenants what tenant-service would. Only of those that it knows does the service do anything by
/// itself.
public final class Tenants {
    private Tenants() {}

    /// A tenant that is open.
    public static Portal open(String slug) {
        var portal = Portal.of(slug);
        say(portal, TenantLifecycle.ACTIVE, 1);
        return portal;
    }

    /// @param version greater than that of what was said before
    public static void say(Portal portal, TenantLifecycle state, long version) {
        var tenant = portal.tenant();
        var plan = new TenantState.Plan("business", Map.of("plugins", 20L, "premium_plugins", 0L));
        TestTopics.send(
                Topics.TENANT_STATE,
                tenant.id().toString(),
                tenant.id(),
                "tenant.state",
                new TenantState(
                        tenant.id(), tenant.slug(), tenant.slug().value(), state, plan, version, Instant.now()));
    }
}
