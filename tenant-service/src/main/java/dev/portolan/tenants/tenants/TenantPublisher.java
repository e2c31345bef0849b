package dev.portolan.tenants.tenants;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.tenants.plans.PlanService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Says what became of a tenant, within the transaction that makes it so.
@ApplicationScoped
class TenantPublisher {
    private final Outbox outbox;
    private final PlanService plans;

    TenantPublisher(Outbox outbox, PlanService plans) {
        this.outbox = outbox;
        this.plans = plans;
    }

    void signedUp(TenantRow row, Instant at) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.signed-up", new TenantEvent.SignedUp(tenant, new Slug(row.slug), row.plan, at));
    }

    void provisioned(TenantRow row, Instant at) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.provisioned", new TenantEvent.Provisioned(tenant, at));
    }

    /// Voids the tokens that were issued under the former state, too.
    void stateChanged(TenantRow row, TenantLifecycle from, Instant at, String reason) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.state-changed", new TenantEvent.StateChanged(tenant, from, row.state, at));
        outbox.append(
                Topics.ACCESS_REVOCATIONS,
                tenant.toString(),
                tenant,
                "access.revoked",
                new Revocation(tenant, null, at, reason));
    }

    /// A tombstone on the state topic, behind the last state, which said that the tenant is deleted.
    void erased(TenantRow row, Instant at) {
        var tenant = new TenantId(row.id);
        outbox.append(Topics.TENANT_STATE, tenant.toString(), tenant, "tenant.state", null);
        event(tenant, "tenant.erased", new TenantEvent.Erased(tenant, at));
    }

    private void state(TenantRow row, Instant at) {
        var tenant = new TenantId(row.id);
        var plan = plans.get(row.plan).published();
        outbox.append(
                Topics.TENANT_STATE,
                tenant.toString(),
                tenant,
                "tenant.state",
                new TenantState(tenant, new Slug(row.slug), row.name, row.state, plan, row.version, at));
    }

    private void event(TenantId tenant, String type, TenantEvent event) {
        outbox.append(Topics.TENANT_EVENTS, tenant.toString(), tenant, type, event);
    }
}
