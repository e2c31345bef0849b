package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.TenantRestriction;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.plans.Money;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.plans.UsedQuantities;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.TenantPlanService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the current tenant from one plan to another, or says what that would mean.
@ApplicationScoped
@Transactional
class PlanChangeService {
    private final TenantService tenants;
    private final TenantPlanService tenantPlan;
    private final SubscriptionService subscriptions;
    private final PlanService plans;
    private final UsedQuantities used;
    private final TenantClock clock;
    private final Audit audit;

    PlanChangeService(
            TenantService tenants,
            TenantPlanService tenantPlan,
            SubscriptionService subscriptions,
            PlanService plans,
            UsedQuantities used,
            TenantClock clock,
            Audit audit) {
        this.tenants = tenants;
        this.tenantPlan = tenantPlan;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.used = used;
        this.clock = clock;
        this.audit = audit;
    }

    /// Works out what `change` would do, and does nothing.
    ///
    /// @throws ProblemException `invalid` at `/plan`, or `not-found` when there is no subscription yet
    Preview preview(String plan) {
        var wanted = plans.wanted(plan);
        var _ = tenantPlan.hold();
        var before = present();
        var fit = Fit.of(wanted.with(tenantPlan.raised().at(clock.now())), used);
        return new Preview(new Preview.Step(before.plan(), plan, clock.now()), cost(before, plan), fit);
    }

    /// Goes over to a plan, at once. The plan that the tenant has and pays for stays as it is.
    ///
    /// @param expectedMonthly what the caller was shown; null means any price
    /// @param reason for the record
    /// @throws ProblemException `invalid` at `/plan`; `plan-change-refused` when what is used does not fit, or
    ///     the price is another one; `tenant-state`
    void change(String plan, @Nullable Money expectedMonthly, @Nullable String reason) {
        var wanted = plans.wanted(plan);
        var _ = tenantPlan.hold();
        var before = present();
        if (before.billed() && before.plan().equals(plan)) {
            return;
        }
        var fit = Fit.of(wanted.with(tenantPlan.raised().at(clock.now())), used);
        if (!fit.refusals().isEmpty()) {
            throw new ProblemException(TenantProblem.PLAN_CHANGE_REFUSED, String.join(" ", fit.refusals()));
        }
        var cost = cost(before, plan);
        var monthly = cost.monthly().after();
        if (expectedMonthly != null && !expectedMonthly.equals(monthly)) {
            throw new ProblemException(
                    TenantProblem.PLAN_CHANGE_REFUSED,
                    "A month costs " + monthly.text() + " now, and not " + expectedMonthly.text()
                            + ". Look at the preview again.");
        }
        var after = subscriptions.subscribe(plan, cost.dueNow());
        tenantPlan.change(plan);
        reopen();
        record("plan.changed", before, after, reason);
    }

    /// Records what became of the subscription.
    void record(String action, Subscription before, Subscription after, @Nullable String reason) {
        var target =
                new Target("subscription", after.plan(), plans.get(after.plan()).title());
        audit.record(action, target, new Change(values(before), values(after), reason));
    }

    /// Lifts what was for want of a plan; what was for other reasons stays.
    void reopen() {
        var _ = tenants.settle(TenantRestriction.TRIAL, "plan chosen");
    }

    private Cost cost(Subscription before, String plan) {
        return Cost.of(plans.get(before.plan()), before.billed(), plans.get(plan), used.members(), clock.today());
    }

    private Subscription present() {
        return subscriptions.find().orElseThrow(ProblemException::notFound);
    }

    private static Map<String, Object> values(Subscription subscription) {
        var status = subscription.status().toString();
        return subscription.trialEndsAt() == null
                ? Map.of("plan", subscription.plan(), "status", status)
                : Map.of(
                        "plan",
                        subscription.plan(),
                        "status",
                        status,
                        "trialEndsAt",
                        subscription.trialEndsAt().toString());
    }
}
