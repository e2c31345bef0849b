package dev.portolan.tenants.subscriptions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/// What a change of the plan would mean, before anything is changed.
record Preview(
        @JsonUnwrapped Step step,
        @JsonUnwrapped Cost cost,
        @JsonUnwrapped Fit fit) {
    /// @param from id of the plan now
    /// @param to id of the other one
    /// @param at by the tenant's clock
    record Step(String from, String to, Instant at) {}
}
