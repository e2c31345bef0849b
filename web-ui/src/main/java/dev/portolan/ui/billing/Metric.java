package dev.portolan.ui.billing;

import dev.portolan.ui.clients.Billing.UsageDay;
import dev.portolan.ui.clients.Billing.UsageTotals;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// What the usage page shows, one chart each.
enum Metric {
    API_CALLS("API calls", "in all", UsageDay::apiCalls, UsageTotals::apiCalls),
    PLUGIN_INVOCATIONS("Plugin calls", "in all", UsageDay::pluginInvocations, UsageTotals::pluginInvocations),
    ACTIVE_MEMBERS("Active members", "on the busiest day", UsageDay::activeMembers, UsageTotals::activeMembers),
    ENTITIES("Catalog entities", "at most", UsageDay::entities, UsageTotals::entities);

    private final String title;
    private final String sum;
    private final ToLongFunction<UsageDay> day;
    private final ToLongFunction<UsageTotals> total;

    Metric(String title, String sum, ToLongFunction<UsageDay> day, ToLongFunction<UsageTotals> total) {
        this.title = title;
        this.sum = sum;
        this.day = day;
        this.total = total;
    }

    String title() {
        return title;
    }

    /// What the figure over all days is.
    String sum() {
        return sum;
    }

    long of(UsageDay usage) {
        return day.applyAsLong(usage);
    }

    long of(UsageTotals totals) {
        return total.applyAsLong(totals);
    }

    /// As it stands in an address.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return API_CALLS for a word that is none of them
    static Metric of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElse(API_CALLS);
    }
}
