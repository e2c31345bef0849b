package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a tenant is past due or suspended.
public enum TenantRestriction {
    /// It has not paid; a payment lifts it.
    @JsonProperty("debt")
    DEBT,
    /// Its trial is over and it fits no plan for nothing; choosing one lifts it.
    @JsonProperty("trial")
    TRIAL,
    /// Staff have decided so; only they lift it.
    @JsonProperty("staff")
    STAFF
}
