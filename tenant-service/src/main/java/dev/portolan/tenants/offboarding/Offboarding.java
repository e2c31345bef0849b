package dev.portolan.tenants.offboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.TenantLifecycle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the current tenant is on its way out.
///
/// @param state of the tenant
/// @param eraseAt until when it can come back; absent when it is not leaving
@JsonInclude(JsonInclude.Include.NON_NULL)
record Offboarding(
        TenantLifecycle state,
        @Nullable Instant requestedAt,
        @Nullable Instant eraseAt,
        @Nullable String reason) {}
