package dev.portolan.tenants.plans;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a tenant has subscribed to. All instants are by the tenant's clock.
///
/// @param trialEndsAt present exactly while it is a trial
/// @param ended present exactly while it is canceled
public record Subscription(
        String plan,
        Status status,
        Instant startedAt,
        @Nullable Instant trialEndsAt,
        @Nullable Ended ended) {
    /// Where a subscription stands.
    public enum Status {
        TRIALING,
        ACTIVE,
        /// The trial is over, and no plan was chosen that fits. The limits stay as they were.
        CANCELED;

        /// Lower case.
        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param shut whether the tenant has been suspended for it
    public record Ended(Instant at, boolean shut) {}

    /// Whether the plan is paid for: trials are not.
    public boolean billed() {
        return status == Status.ACTIVE;
    }
}
