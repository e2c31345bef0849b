package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What is wanted of an installation.
public enum Desired {
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("disabled")
    DISABLED,
    /// Something required is not set yet; it is enabled by itself once it is, if that was asked for.
    @JsonProperty("needs_configuration")
    NEEDS_CONFIGURATION,
    @JsonProperty("uninstalling")
    UNINSTALLING,
    /// The plan allows fewer plugins than there are; it comes back by itself once the plan has room.
    @JsonProperty("blocked_by_plan")
    BLOCKED_BY_PLAN,
    /// Its release was revoked, or does not run on this version of the platform. Never stored: it is so for as long as
    /// the release is.
    @JsonProperty("blocked_by_platform")
    BLOCKED_BY_PLATFORM
}
