package dev.portolan.tenants.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tenant as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantView(
        TenantId id,
        Slug slug,
        String name,
        TenantLifecycle state,
        TenantState.Plan plan,
        @Nullable Instant trialEndsAt,
        Instant createdAt) {
    static TenantView of(Tenant tenant, @Nullable Instant trialEndsAt) {
        return new TenantView(
                tenant.id(),
                tenant.slug(),
                tenant.name(),
                tenant.state(),
                tenant.plan().published(),
                trialEndsAt,
                tenant.createdAt());
    }
}
