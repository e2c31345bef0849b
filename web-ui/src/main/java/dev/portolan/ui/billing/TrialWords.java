package dev.portolan.ui.billing;

import dev.portolan.ui.page.Amounts;
import java.time.Duration;
import java.time.Instant;

/// How long a trial goes on, in words. Knows no components.
final class TrialWords {
    private TrialWords() {}

    static String title(String plan, Instant endsAt, Instant now) {
        var left = Duration.between(now, endsAt);
        if (left.isNegative() || left.isZero()) {
            return "Your trial of " + plan + " is over";
        }
        var days = left.toDays();
        if (days == 0) {
            return "Your trial of " + plan + " ends today";
        }
        return "Your trial of " + plan + " goes on for " + Amounts.count(days, "day");
    }

    static String detail(Instant endsAt) {
        return "It costs nothing until " + Amounts.day(endsAt)
                + ". Choose a plan before then and everything stays as it is. Without a choice you go on with Free if what"
                + " you use fits into it, and are asked to choose if it does not. Nothing is deleted either way.";
    }
}
