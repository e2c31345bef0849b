package dev.portolan.plugins.world;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.testkit.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;

/// What tenant-service says of a tenant's plan.
public final class PlanSaid {
    private PlanSaid() {}

    /// Says it, and waits until it was heard.
    ///
    /// @param version greater than the one before
    public static void of(Portal portal, TenantStates states, long version, Map<String, Long> limits) {
        var tenant = portal.tenant();
        var plan = new TenantState.Plan("team", limits);
        var state = new TenantState(
                tenant.id(), tenant.slug(), "Acme", TenantLifecycle.ACTIVE, plan, version, Instant.now());
        TestTopics.send(Topics.TENANT_STATE, tenant.id().toString(), tenant.id(), "tenant.state", state);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states.of(tenant.id())
                        .filter(said -> said.version() == version)
                        .isPresent());
    }
}
