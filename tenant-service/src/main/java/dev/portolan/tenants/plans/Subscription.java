package dev.portolan.tenants.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a tenant has subscribed to.
///
/// @param trialEndsAt present exactly while it is a trial
public record Subscription(
        String plan,
        Status status,
        Instant startedAt,
        @Nullable Instant trialEndsAt) {
    /// Where a subscription stands.
    public enum Status {
        TRIALING,
        ACTIVE
    }
}
