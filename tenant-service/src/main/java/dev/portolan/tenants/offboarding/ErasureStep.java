package dev.portolan.tenants.offboarding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/// The work of an erasure, in the order in which it is done. Each step may be done again after any failure.
enum ErasureStep {
    /// Shut the portal and void all tokens.
    CLOSE,
    /// Have catalog-service forget the tenant.
    CATALOG,
    /// Have plugin-manager forget the tenant.
    PLUGINS,
    /// Mail the owner what has been done and what follows, while the address is still known.
    FAREWELL,
    /// The organization at Keycloak, and accounts of people who belong nowhere else.
    ACCOUNTS,
    /// This service's rows, and the tombstones.
    ROWS,
    /// Look everywhere whether anything is left.
    CHECK;

    /// @return empty behind the last one
    Optional<ErasureStep> next() {
        return this == CHECK ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
