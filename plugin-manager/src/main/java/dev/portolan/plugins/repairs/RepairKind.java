package dev.portolan.plugins.repairs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What can be wrong with an installation, the worst first.
public enum RepairKind {
    @JsonProperty("revoked")
    REVOKED,
    @JsonProperty("blocked_by_platform")
    BLOCKED_BY_PLATFORM,
    @JsonProperty("blocked_by_plan")
    BLOCKED_BY_PLAN,
    @JsonProperty("over_budget")
    OVER_BUDGET,
    @JsonProperty("auth_expired")
    AUTH_EXPIRED,
    @JsonProperty("dependency_missing")
    DEPENDENCY_MISSING,
    @JsonProperty("needs_configuration")
    NEEDS_CONFIGURATION,
    @JsonProperty("degraded")
    DEGRADED,
    @JsonProperty("consent_needed")
    CONSENT_NEEDED,
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    @JsonProperty("migration_failed")
    MIGRATION_FAILED,
    @JsonProperty("not_observed")
    NOT_OBSERVED;

    /// Whether it only informs: then it is enough to have read it.
    boolean informs() {
        return this == ROLLED_BACK || this == MIGRATION_FAILED || this == NOT_OBSERVED;
    }

    /// As it stands in the API.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
