package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tenant-service says about plans, subscriptions, usage and invoices.
public final class Billing {
    private Billing() {}

    /// An amount of money.
    ///
    /// @param minor in the currency's smallest unit: cents for EUR
    /// @param currency ISO 4217
    public record Money(long minor, String currency) {}

    /// What can be subscribed to.
    ///
    /// @param id `free`, `team`, `business` or `enterprise`
    /// @param limits by name: `entities`, `plugins`, `seats`
    /// @param support how soon support answers, in words
    public record Plan(
            String id,
            String title,
            Price price,
            Map<String, Long> limits,
            boolean premiumPlugins,
            @Nullable String support) {
        public Plan {
            limits = limits == null ? Map.of() : Map.copyOf(limits);
        }

        /// @return 0 when the plan does not say
        public long limit(String name) {
            return limits.getOrDefault(name, 0L);
        }
    }

    /// What a plan costs, in minor units of `currency`, without tax.
    ///
    /// @param month for a month
    /// @param seat for a month and each seat over `includedSeats`
    /// @param invocations for each 10,000 plugin invocations begun over `includedInvocations` of a month
    public record Price(
            String currency, long month, long includedSeats, long seat, long includedInvocations, long invocations) {
        /// Plugin invocations that one `invocations` price buys.
        public static final long INVOCATION_BLOCK = 10_000;

        public Money of(long minor) {
            return new Money(minor, currency);
        }
    }

    /// @param items from the smallest plan to the largest
    public record Plans(List<Plan> items) {
        public Plans {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /// What a tenant has subscribed to.
    ///
    /// @param status `trialing`, `active` or `canceled`
    /// @param zone IANA name of the zone that days and months are counted in
    public record Subscription(
            Plan plan,
            String status,
            @Nullable Instant trialEndsAt,
            @Nullable Instant startedAt,
            @Nullable String zone,
            List<Limit> limits,
            @Nullable Next next) {
        public Subscription {
            limits = limits == null ? List.of() : List.copyOf(limits);
        }

        @JsonIgnore
        public boolean trialing() {
            return "trialing".equals(status);
        }
    }

    /// How far a limit is used.
    ///
    /// @param name `seats`, `entities` or `plugins`
    /// @param used absent while nobody has counted yet
    /// @param limit what holds now
    /// @param base what the plan itself gives
    /// @param raisedUntil when a raised limit ends
    public record Limit(
            String name,
            @Nullable Long used,
            long limit,
            @Nullable Long base,
            @Nullable Instant raisedUntil) {}

    /// @param at when the next invoice is made
    public record Next(@Nullable Instant at, @Nullable Money amount) {}

    /// What another plan would cost and refuse.
    ///
    /// @param from id of the plan now, or the plan itself
    /// @param refusals why it would be refused, in words; empty when it would not
    public record PlanPreview(
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable Instant at,
            @Nullable Monthly monthly,
            List<Proration> proration,
            @Nullable Money dueNow,
            List<Fit> limits,
            List<String> refusals) {
        public PlanPreview {
            proration = proration == null ? List.of() : List.copyOf(proration);
            limits = limits == null ? List.of() : List.copyOf(limits);
            refusals = refusals == null ? List.of() : List.copyOf(refusals);
        }
    }

    public record Monthly(Money before, Money after) {}

    public record Proration(String text, Money amount) {}

    /// @param ok whether what is used fits into the limit
    public record Fit(String name, @Nullable Long used, long limit, boolean ok) {}

    /// Use by day, in the tenant's zone.
    public record Usage(
            LocalDate from, LocalDate to, @Nullable String zone, List<UsageDay> days, UsageTotals totals) {
        public Usage {
            days = days == null ? List.of() : List.copyOf(days);
        }
    }

    public record UsageDay(LocalDate day, long activeMembers, long entities, long pluginInvocations, long apiCalls) {}

    /// @param activeMembers of the highest day
    /// @param entities of the highest day
    public record UsageTotals(long activeMembers, long entities, long pluginInvocations, long apiCalls) {}

    /// An invoice or a credit note.
    ///
    /// @param kind `invoice` or `credit_note`
    /// @param state `draft`, `issued`, `paid`, `void` or `overdue`
    /// @param dates the moments in its life
    public record Invoice(
            String id,
            @Nullable String number,
            @Nullable String kind,
            String state,
            @Nullable Period period,
            @Nullable String currency,
            List<Line> lines,
            long totalMinor,
            @Nullable Instant issuedAt,
            @Nullable Instant dueAt,
            @Nullable Instant paidAt,
            @Nullable String hash,
            @Nullable String creditOf,
            @Nullable JsonNode organization) {
        public Invoice {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        public Money total() {
            return money(totalMinor);
        }

        public Money money(long minor) {
            return new Money(minor, currency == null ? "EUR" : currency);
        }
    }

    /// Half-open: `to` is the first day after it.
    public record Period(LocalDate from, LocalDate to) {}

    /// @param source the usage behind the figure: meter, from, to
    public record Line(
            String text,
            @Nullable Long quantity,
            @Nullable Long unitMinor,
            long amountMinor,
            @Nullable JsonNode source) {}
}
