package dev.portolan.tenants.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Days on which a plan is paid for. The day of a change is the new plan's; days of a trial belong to none.
///
/// @param plan id of a plan
/// @param until the day after the last one
public record BilledDays(String plan, LocalDate from, LocalDate until) {
    /// What is in force and has no end yet.
    static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    /// All that a subscription has been, in order.
    static List<BilledDays> of(Subscription subscription, List<PlanChange> changes, ZoneId zone) {
        var all = new ArrayList<BilledDays>();
        var begin = subscription.startedAt();
        for (var change : changes) {
            if (!change.fromTrial()) {
                add(all, change.from(), day(begin, zone), day(change.at(), zone));
            }
            begin = change.at();
        }
        if (subscription.billed()) {
            add(all, subscription.plan(), day(begin, zone), OPEN);
        }
        return all;
    }

    /// The part of them that is within a period, if any is.
    Optional<BilledDays> within(LocalDate first, LocalDate end) {
        var begin = from.isAfter(first) ? from : first;
        var over = until.isBefore(end) ? until : end;
        return begin.isBefore(over) ? Optional.of(new BilledDays(plan, begin, over)) : Optional.empty();
    }

    private static void add(List<BilledDays> all, String plan, LocalDate from, LocalDate until) {
        if (from.isBefore(until)) {
            all.add(new BilledDays(plan, from, until));
        }
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
