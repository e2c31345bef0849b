package dev.portolan.tenants.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.tenants.plans.Money;
import dev.portolan.tenants.plans.PlanOffer;
import dev.portolan.tenants.plans.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subscription as the API shows it.
record SubscriptionStatus(
        @JsonUnwrapped Terms terms, @JsonUnwrapped Billing billing, List<Limit> limits) {
    SubscriptionStatus {
        limits = List.copyOf(limits);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Terms(
            PlanOffer plan,
            Subscription.Status status,
            Instant startedAt,
            @Nullable Instant trialEndsAt) {}

    /// @param zone whose months are billed
    record Billing(String currency, ZoneId zone, Next next) {}

    /// What comes next: the end of the trial, or the month that begins.
    ///
    /// @param amount of that month, with the seats of today
    record Next(Instant at, Money amount) {}

    /// @param used null when it is not known yet
    /// @param limit in force
    /// @param base the plan's own
    record Limit(
            String name,
            @Nullable Long used,
            long limit,
            long base,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant raisedUntil) {}
}
