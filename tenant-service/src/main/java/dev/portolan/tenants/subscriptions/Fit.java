package dev.portolan.tenants.subscriptions;

import dev.portolan.tenants.plans.Limits;
import dev.portolan.tenants.plans.Plan;
import dev.portolan.tenants.plans.UsedQuantities;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what a tenant uses has room in a plan.
///
/// @param refusals why it has not, a sentence for each limit; empty when it fits
record Fit(List<Compared> limits, List<String> refusals) {
    Fit {
        limits = List.copyOf(limits);
        refusals = List.copyOf(refusals);
    }

    /// @param used null when it is not known
    record Compared(String name, @Nullable Long used, long limit, boolean ok) {}

    /// @param plan with the limits that would be in force
    static Fit of(Plan plan, UsedQuantities quantities) {
        var limits = new ArrayList<Compared>();
        var refusals = new ArrayList<String>();
        for (var name : Limits.NAMES) {
            var limit = plan.limits().getOrDefault(name, 0L);
            var counted = quantities.used(name);
            if (counted.isEmpty()) {
                limits.add(new Compared(name, null, limit, true));
                continue;
            }
            var used = counted.getAsLong();
            limits.add(new Compared(name, used, limit, used <= limit));
            if (used > limit) {
                refusals.add(refusal(name).formatted(plan.title(), limit, name, used, used - limit));
            }
        }
        return new Fit(limits, refusals);
    }

    private static String refusal(String name) {
        return name.equals(Limits.PLUGINS)
                ? "The plan %s allows %d %s, and %d are installed. Uninstall %d first, or choose a larger plan."
                : "The plan %s allows %d %s, and %d are used. Remove %d first, or choose a larger plan.";
    }
}
