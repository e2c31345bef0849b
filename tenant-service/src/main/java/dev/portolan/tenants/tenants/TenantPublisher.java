package dev.portolan.tenants.tenants;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantRestriction;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what became of a tenant, within the transaction that makes it so.
@ApplicationScoped
class TenantPublisher {
    private final Outbox outbox;
    private final PlanService plans;
    private final Audit audit;

    TenantPublisher(Outbox outbox, PlanService plans, Audit audit) {
        this.outbox = outbox;
        this.plans = plans;
        this.audit = audit;
    }

    void signedUp(TenantRow row, Instant at) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.signed-up", new TenantEvent.SignedUp(tenant, new Slug(row.slug), row.plan, at));
        audit.record(
                "tenant.signed-up",
                new Target("tenant", row.id.toString(), row.name),
                new Change(Map.of(), Map.of("slug", row.slug, "plan", row.plan, "trial", row.trial), null));
    }

    void provisioned(TenantRow row, Instant at) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.provisioned", new TenantEvent.Provisioned(tenant, at));
        audit.record("tenant.provisioned", new Target("tenant", row.id.toString(), row.name));
    }

    /// Voids the tokens that were issued under the former state, too.
    void stateChanged(TenantRow row, TenantLifecycle from, Instant at, String reason) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.state-changed", new TenantEvent.StateChanged(tenant, from, row.state, at));
        revoke(tenant, at, reason);
        audit.record(
                action(row.state),
                new Target("tenant", row.id.toString(), row.name),
                new Change(Map.of("state", word(from)), Map.of("state", word(row.state)), reason));
    }

    /// The state is the same, for another reason: tokens stay good.
    void restrictionChanged(TenantRow row, Instant at) {
        state(row, at);
    }

    /// Voids the tokens that tell the former plan, too.
    void planChanged(TenantRow row, String from, Instant at) {
        state(row, at);
        var tenant = new TenantId(row.id);
        event(tenant, "tenant.plan-changed", new TenantEvent.PlanChanged(tenant, from, row.plan, at));
        revoke(tenant, at, "plan changed");
    }

    /// Voids the tokens that tell the former limits, too.
    void limitsChanged(TenantRow row, Instant at) {
        state(row, at);
        revoke(new TenantId(row.id), at, "limits changed");
    }

    private void revoke(TenantId tenant, Instant at, String reason) {
        outbox.append(
                Topics.ACCESS_REVOCATIONS,
                tenant.toString(),
                tenant,
                "access.revoked",
                new Revocation(tenant, null, at, reason));
    }

    private static String action(TenantLifecycle to) {
        return switch (to) {
            case ACTIVE -> "tenant.reactivated";
            case PROVISIONING, PAST_DUE, SUSPENDED, OFFBOARDING, DELETED -> "tenant." + word(to).replace('_', '-');
        };
    }

    private static String word(TenantLifecycle state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// A tombstone on the state topic, behind the last state, which said that the tenant is deleted.
    void erased(TenantRow row, Instant at) {
        var tenant = new TenantId(row.id);
        outbox.append(Topics.TENANT_STATE, tenant.toString(), tenant, "tenant.state", null);
        event(tenant, "tenant.erased", new TenantEvent.Erased(tenant, at));
    }

    private void state(TenantRow row, Instant at) {
        var tenant = new TenantId(row.id);
        var plan =
                plans.get(row.plan).with(RaisedLimits.parse(row.raisedLimits)).published();
        outbox.append(
                Topics.TENANT_STATE,
                tenant.toString(),
                tenant,
                "tenant.state",
                new TenantState(
                        tenant, new Slug(row.slug), row.name, row.state, plan, row.version, at, restriction(row)));
    }

    /// One that leaves keeps its reason for when it comes back, which is nobody's business until then.
    private static @Nullable TenantRestriction restriction(TenantRow row) {
        return row.state == TenantLifecycle.PAST_DUE || row.state == TenantLifecycle.SUSPENDED
                ? row.restrictedFor
                : null;
    }

    private void event(TenantId tenant, String type, TenantEvent event) {
        outbox.append(Topics.TENANT_EVENTS, tenant.toString(), tenant, type, event);
    }
}
