package dev.portolan.ui.billing;

import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.Price;
import dev.portolan.ui.page.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Plans in words, alone and beside each other. Knows no components.
public final class PlanWords {
    private PlanWords() {}

    /// @return for example `€49 a month`, without tax
    public static String price(Plan plan) {
        var price = plan.price();
        return Amounts.round(price.of(price.month())) + " a month";
    }

    /// What a plan gives, one point a line.
    public static List<String> points(Plan plan) {
        var points = new ArrayList<String>();
        points.add(seats(plan));
        points.add(Amounts.count(plan.limit("entities"), "catalog entity"));
        points.add(
                Amounts.count(plan.limit("plugins"), "plugin") + (plan.premiumPlugins() ? ", premium ones too" : ""));
        points.add(invocations(plan.price()));
        if (plan.support() != null) {
            points.add(support(plan.support()));
        }
        return points;
    }

    private static String seats(Plan plan) {
        var price = plan.price();
        var most = plan.limit("seats");
        if (price.seat() == 0 || price.includedSeats() >= most) {
            return "Up to " + Amounts.count(most, "member");
        }
        return Amounts.count(price.includedSeats(), "member") + " included, each more "
                + Amounts.round(price.of(price.seat())) + " a month, up to " + Amounts.count(most);
    }

    private static String invocations(Price price) {
        var included = Amounts.count(price.includedInvocations(), "plugin call") + " a month";
        return price.invocations() == 0
                ? included
                : included + ", then " + Amounts.round(price.of(price.invocations())) + " for each "
                        + Amounts.count(Price.INVOCATION_BLOCK);
    }

    private static String support(String support) {
        return switch (support.toLowerCase(Locale.ROOT)) {
            case "community" -> "Support by the community";
            case "business hours" -> "Support in business hours";
            default -> "Support " + support.toLowerCase(Locale.ROOT);
        };
    }

    /// What gets more and what gets less from one plan to another; empty for the same plan.
    static List<String> differences(Plan from, Plan to) {
        var differences = new ArrayList<String>();
        for (var name : List.of("seats", "entities", "plugins")) {
            var change = to.limit(name) - from.limit(name);
            if (change != 0) {
                differences.add(Amounts.count(Math.abs(change)) + (change > 0 ? " more " : " fewer ") + unit(name));
            }
        }
        if (to.premiumPlugins() != from.premiumPlugins()) {
            differences.add(to.premiumPlugins() ? "Premium plugins" : "No premium plugins");
        }
        if (to.support() != null && !to.support().equals(from.support())) {
            differences.add(support(to.support()));
        }
        return differences;
    }

    private static String unit(String name) {
        return switch (name) {
            case "seats" -> "members";
            case "entities" -> "catalog entities";
            default -> name;
        };
    }

    /// What the button to a plan says.
    static String verb(Plan from, Plan to) {
        return (to.price().month() > from.price().month() ? "Upgrade to " : "Go down to ") + to.title();
    }
}
