package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an installation fares.
///
/// @param message what happened and what to do, for the admin
/// @param at since when
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
        State state, @Nullable String message, @Nullable Instant at) {
    /// Nothing is known against it.
    public static final Health OK = new Health(State.OK, null, null);

    /// Whether a call that succeeds shows that it is over.
    public boolean passing() {
        return state == State.DEGRADED || state == State.RETRYING || state == State.AUTH_EXPIRED;
    }

    /// How bad it is.
    public enum State {
        @JsonProperty("ok")
        OK,
        /// Its last calls failed.
        @JsonProperty("degraded")
        DEGRADED,
        /// What it calls does not answer; it tries again with each call.
        @JsonProperty("retrying")
        RETRYING,
        /// Its own destination has refused its secret again and again.
        @JsonProperty("auth_expired")
        AUTH_EXPIRED,
        /// It was disabled by the platform because it broke its budget again and again.
        @JsonProperty("over_budget")
        OVER_BUDGET
    }
}
