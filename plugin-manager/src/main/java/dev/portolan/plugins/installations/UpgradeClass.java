package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What it takes to bring an installation to a newer release.
public enum UpgradeClass {
    /// Nothing: it asks for no more than is granted.
    @JsonProperty("automatic")
    AUTOMATIC,
    /// Consent: it asks for permissions, addresses or budgets that the one before did not.
    @JsonProperty("consent")
    CONSENT,
    /// Settings: with those there are it would not run.
    @JsonProperty("configuration")
    CONFIGURATION,
    /// It cannot be done: the platform, the plan or other plugins stand in the way.
    @JsonProperty("blocked")
    BLOCKED
}
