package dev.portolan.plugins.rollouts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which tenants get a new release when.
public enum Ring {
    /// Those who have agreed to see new releases first.
    @JsonProperty("early")
    EARLY,
    /// Everybody else.
    @JsonProperty("general")
    GENERAL
}
