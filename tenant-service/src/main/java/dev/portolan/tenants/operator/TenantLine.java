package dev.portolan.tenants.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantLifecycle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One tenant in the list of staff.
///
/// @param plan its id
/// @param members how many
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantLine(
        Slug slug,
        String name,
        TenantLifecycle state,
        String plan,
        @Nullable Instant trialEndsAt,
        long members,
        Instant createdAt) {}
