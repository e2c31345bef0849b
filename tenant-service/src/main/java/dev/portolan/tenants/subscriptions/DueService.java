package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantRestriction;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.plans.Money;
import dev.portolan.tenants.plans.Notice;
import dev.portolan.tenants.plans.PlanConfig;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.plans.UsedQuantities;
import dev.portolan.tenants.tenants.Reopened;
import dev.portolan.tenants.tenants.TenantPlanService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/// Ends what is over in the current tenant, by its clock: trials, the time to choose a plan, and raised limits.
/// Doing so twice is doing so once.
@ApplicationScoped
@Transactional
class DueService {
    static final String AFTER_TRIAL = "free";

    private final TenantService tenants;
    private final TenantPlanService tenantPlan;
    private final SubscriptionService subscriptions;
    private final PlanChangeService changes;
    private final PlanService plans;
    private final UsedQuantities used;
    private final TenantClock clock;
    private final Audit audit;
    private final PlanConfig config;

    DueService(
            TenantService tenants,
            TenantPlanService tenantPlan,
            SubscriptionService subscriptions,
            PlanChangeService changes,
            PlanService plans,
            UsedQuantities used,
            TenantClock clock,
            Audit audit,
            PlanConfig config) {
        this.tenants = tenants;
        this.tenantPlan = tenantPlan;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.plans = plans;
        this.used = used;
        this.clock = clock;
        this.audit = audit;
        this.config = config;
    }

    /// Does nothing in a tenant that is being set up, or leaves.
    void settle() {
        tenantPlan.holdOpen().ifPresent(this::settle);
    }

    void reopened(@Observes Reopened event) {
        settle();
    }

    private void settle(TenantLifecycle state) {
        var now = clock.now();
        endRaises(now);
        subscriptions.find().ifPresent(subscription -> {
            var trialEndsAt = subscription.trialEndsAt();
            var ended = subscription.ended();
            if (trialEndsAt != null && !trialEndsAt.isAfter(now)) {
                endTrial(subscription, now);
            } else if (ended != null && state == TenantLifecycle.ACTIVE) {
                // Opened again by staff, and still without a plan: the time to choose one begins anew.
                subscriptions.cancel();
                var _ = tenants.pastDue(TenantRestriction.TRIAL, "no plan chosen");
                subscriptions.tell(Notice.PLAN_NEEDED);
            } else if (ended != null
                    && !ended.shut()
                    && state == TenantLifecycle.PAST_DUE
                    && !ended.at().plus(config.grace()).isAfter(now)) {
                var _ = tenants.suspendFor(TenantRestriction.TRIAL, "no plan chosen after the trial");
                subscriptions.shut();
                subscriptions.tell(Notice.SUSPENDED);
            }
        });
    }

    private void endTrial(Subscription trial, Instant now) {
        var free = plans.get(AFTER_TRIAL).with(tenantPlan.raised().at(now));
        if (Fit.of(free, used).refusals().isEmpty()) {
            var after = subscriptions.subscribe(
                    AFTER_TRIAL, new Money(0, free.price().currency()));
            tenantPlan.change(AFTER_TRIAL);
            subscriptions.tell(Notice.TRIAL_ENDED);
            changes.record("trial.ended", trial, after, null);
            return;
        }
        subscriptions.cancel();
        var _ = tenants.pastDue(TenantRestriction.TRIAL, "trial over");
        subscriptions.tell(Notice.PLAN_NEEDED);
        subscriptions.find().ifPresent(after -> changes.record("trial.ended", trial, after, null));
    }

    private void endRaises(Instant now) {
        var raised = tenantPlan.raised();
        var left = raised.at(now);
        if (left.equals(raised)) {
            return;
        }
        tenantPlan.raise(left);
        raised.byName().forEach((name, over) -> {
            if (left.get(name) == null) {
                audit.record("limit.raise-ended", new Target("limit", name, null), change(over));
            }
        });
    }

    private static Change change(RaisedLimits.Raised over) {
        return new Change(Map.of("limit", over.limit(), "until", over.until().toString()), Map.of(), null);
    }
}
