package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a tenant stands in its life.
public enum TenantLifecycle {
    @JsonProperty("provisioning")
    PROVISIONING,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("past_due")
    PAST_DUE,
    @JsonProperty("suspended")
    SUSPENDED,
    @JsonProperty("offboarding")
    OFFBOARDING,
    @JsonProperty("deleted")
    DELETED
}
