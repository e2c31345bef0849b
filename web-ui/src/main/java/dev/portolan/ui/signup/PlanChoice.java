package dev.portolan.ui.signup;

import dev.portolan.ui.billing.PlanWords;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.page.Amounts;
import java.util.List;
import java.util.Optional;

/// What somebody signs up for, in words. Knows no components.
///
/// @param trial whether it is tried first; never for what costs nothing
record PlanChoice(Plan plan, boolean trial) {
    private static final String PROPOSED = "business";

    PlanChoice {
        trial = trial && plan.price().month() > 0;
    }

    /// What is chosen before anybody has chosen.
    ///
    /// @param wished id of a plan, as the address has it; may be empty or unknown
    static Optional<PlanChoice> first(List<Plan> plans, String wished) {
        return find(plans, wished)
                .or(() -> find(plans, PROPOSED))
                .or(() -> plans.stream().findFirst())
                .map(plan -> new PlanChoice(plan, true));
    }

    private static Optional<Plan> find(List<Plan> plans, String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    boolean free() {
        return plan.price().month() == 0;
    }

    /// What it means for the purse.
    String summary() {
        if (free()) {
            return "Free for as long as you like. No credit card.";
        }
        return trial
                ? "14 days of everything in " + plan.title() + ". No credit card."
                : PlanWords.price(plan) + " from the first day, by invoice.";
    }

    String button() {
        return trial ? "Start the trial" : "Start with " + plan.title();
    }

    /// What fits in for the price, in one line.
    static String line(Plan plan) {
        var included = plan.price().seat() > 0 ? plan.price().includedSeats() : plan.limit("seats");
        return Amounts.count(included, "member") + ", " + Amounts.count(plan.limit("entities"), "entity") + ", "
                + Amounts.count(plan.limit("plugins"), "plugin");
    }
}
