package dev.portolan.tenants.invoices;

import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads from the subscription and its changes which plan was paid for when.
@ApplicationScoped
@DefaultBean
class SubscribedPlans implements PlanHistory {
    private final SubscriptionService subscriptions;
    private final PlanService plans;

    SubscribedPlans(SubscriptionService subscriptions, PlanService plans) {
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    @Override
    public List<PlanSpan> within(Period period, ZoneId zone) {
        return subscriptions.find().stream()
                .flatMap(subscription -> stretches(subscription, period.end(zone)).stream())
                .flatMap(stretch -> span(stretch, period, zone).stream())
                .toList();
    }

    /// From the subscription's start on, one after the other; those of a trial are paid for by nobody.
    private List<Stretch> stretches(Subscription subscription, Instant until) {
        var found = new ArrayList<Stretch>();
        var from = subscription.startedAt();
        for (var change : subscriptions.changes(from, until)) {
            found.add(new Stretch(change.from(), !change.fromTrial(), from, change.at()));
            from = change.at();
        }
        var last = subscription.ended();
        var billed = last == null && subscription.billed();
        found.add(new Stretch(subscription.plan(), billed, from, null));
        return found.stream().filter(Stretch::billed).toList();
    }

    private List<PlanSpan> span(Stretch stretch, Period period, ZoneId zone) {
        var to = stretch.to() == null ? period.to() : earlier(day(stretch.to(), zone), period.to());
        return period
                .since(day(stretch.from(), zone))
                .filter(from -> from.isBefore(to))
                .map(from -> new PlanSpan(plans.get(stretch.plan()), from, to))
                .stream()
                .toList();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /// @param to absent for the present one
    private record Stretch(
            String plan,
            boolean billed,
            Instant from,
            @Nullable Instant to) {}
}
