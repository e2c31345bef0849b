package dev.portolan.tenants.invoices;

import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.SubscriptionService;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/// Takes the present plan for the one the tenant has had since its subscription or the end of its trial.
@ApplicationScoped
@DefaultBean
class PresentPlan implements PlanHistory {
    private final SubscriptionService subscriptions;
    private final PlanService plans;

    PresentPlan(SubscriptionService subscriptions, PlanService plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    @Override
    public List<PlanSpan> within(Period period, ZoneId zone) {
        return subscriptions.find().stream()
                .flatMap(subscription -> {
                    var paid = Objects.requireNonNullElse(subscription.trialEndsAt(), subscription.startedAt());
                    return period.since(paid.atZone(zone).toLocalDate()).stream()
                            .map(rest -> new PlanSpan(plans.get(subscription.plan()), rest, period.to()));
                })
                .toList();
    }
}
