package dev.portolan.tenants.invoices;

import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.SubscriptionService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;

/// Reads from the subscription and its changes which plan was paid for when.
@ApplicationScoped
class SubscribedPlans implements PlanHistory {
    private final SubscriptionService subscriptions;
    private final PlanService plans;

    SubscribedPlans(SubscriptionService subscriptions, PlanService plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    @Override
    public List<PlanSpan> within(Period period, ZoneId zone) {
        return subscriptions.billed(period.from(), period.to()).stream()
                .map(days -> new PlanSpan(plans.get(days.plan()), days.from(), days.until()))
                .toList();
    }
}
