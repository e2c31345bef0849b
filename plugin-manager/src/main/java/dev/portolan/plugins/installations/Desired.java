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
    UNINSTALLING
}
