package dev.portolan.plugins.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of handing an event to a plugin.
enum DeliveryState {
    /// It is to be called, be it again.
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("delivered")
    DELIVERED,
    /// It was given up.
    @JsonProperty("failed")
    FAILED
}
