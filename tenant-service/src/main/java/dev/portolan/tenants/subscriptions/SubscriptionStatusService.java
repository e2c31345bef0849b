package dev.portolan.tenants.subscriptions;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.plans.Limits;
import dev.portolan.tenants.plans.Money;
import dev.portolan.tenants.plans.Plan;
import dev.portolan.tenants.plans.PlanOffer;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.plans.UsedQuantities;
import dev.portolan.tenants.subscriptions.SubscriptionStatus.Billing;
import dev.portolan.tenants.subscriptions.SubscriptionStatus.Limit;
import dev.portolan.tenants.subscriptions.SubscriptionStatus.Next;
import dev.portolan.tenants.subscriptions.SubscriptionStatus.Terms;
import dev.portolan.tenants.tenants.TenantPlanService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Tells how the current tenant's subscription stands.
@ApplicationScoped
@Transactional
class SubscriptionStatusService {
    private final SubscriptionService subscriptions;
    private final TenantPlanService tenantPlan;
    private final PlanService plans;
    private final UsedQuantities used;
    private final TenantClock clock;

    SubscriptionStatusService(
            SubscriptionService subscriptions,
            TenantPlanService tenantPlan,
            PlanService plans,
            UsedQuantities used,
            TenantClock clock) {
        this.subscriptions = subscriptions;
        this.tenantPlan = tenantPlan;
        this.plans = plans;
        this.used = used;
        this.clock = clock;
    }

    /// @throws ProblemException `not-found` when there is no subscription yet
    SubscriptionStatus get() {
        var subscription = subscriptions.find().orElseThrow(ProblemException::notFound);
        var plan = plans.get(subscription.plan());
        var terms = new Terms(
                PlanOffer.of(plan), subscription.status(), subscription.startedAt(), subscription.trialEndsAt());
        var billing = new Billing(plan.price().currency(), clock.zone(), next(subscription, plan));
        return new SubscriptionStatus(terms, billing, limits(plan));
    }

    private Next next(Subscription subscription, Plan plan) {
        var trialEndsAt = subscription.trialEndsAt();
        if (trialEndsAt != null) {
            return new Next(trialEndsAt, new Money(0, plan.price().currency()));
        }
        var month = clock.today().withDayOfMonth(1).plusMonths(1);
        var amount = subscription.billed()
                ? Cost.monthly(plan, used.members())
                : new Money(0, plan.price().currency());
        return new Next(month.atStartOfDay(clock.zone()).toInstant(), amount);
    }

    private List<Limit> limits(Plan plan) {
        var raised = tenantPlan.raised().at(clock.now());
        var inForce = plan.with(raised).limits();
        return Limits.NAMES.stream()
                .map(name -> limit(name, plan.limits().getOrDefault(name, 0L), inForce.getOrDefault(name, 0L), raised))
                .toList();
    }

    private Limit limit(String name, long base, long limit, RaisedLimits all) {
        var raised = all.get(name);
        var counted = used.used(name);
        var until = raised == null ? null : raised.until();
        return new Limit(name, counted.isPresent() ? (Long) counted.getAsLong() : null, limit, base, until);
    }
}
