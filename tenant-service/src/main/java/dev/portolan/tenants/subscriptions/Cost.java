package dev.portolan.tenants.subscriptions;

import dev.portolan.tenants.plans.Money;
import dev.portolan.tenants.plans.Plan;
import dev.portolan.tenants.plans.Proration;
import java.time.LocalDate;
import java.util.List;

/// What a change of the plan comes to.
///
/// @param proration of the month in which it changes
/// @param dueNow the sum of that, on the month's invoice; negative for a credit
record Cost(Monthly monthly, List<Proration.Line> proration, Money dueNow) {
    Cost {
        proration = List.copyOf(proration);
    }

    /// For a whole month, with the seats of today.
    record Monthly(Money before, Money after) {}

    /// @param billed whether the plan before is paid for
    /// @param day in the tenant's zone
    static Cost of(Plan from, boolean billed, Plan to, long seats, LocalDate day) {
        var lines = from.id().equals(to.id()) && billed
                ? List.<Proration.Line>of()
                : Proration.lines(billed ? from : null, to, day);
        var currency = to.price().currency();
        var before = billed ? monthly(from, seats) : new Money(0, currency);
        return new Cost(new Monthly(before, monthly(to, seats)), lines, Proration.sum(lines, currency));
    }

    /// The plan, and the seats over those that it includes.
    static Money monthly(Plan plan, long seats) {
        var price = plan.price();
        var further = Math.max(0, seats - price.includedSeats());
        return new Money(price.month() + Math.multiplyExact(further, price.seat()), price.currency());
    }
}
