package dev.portolan.tenants.tenants;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.tenants.plans.Plan;
import java.time.Instant;

/// A customer company.
///
/// @param plan with the limits that are in force: the plan's own, or raised ones
/// @param trial whether it signed up for a trial of the plan
public record Tenant(
        TenantId id, Slug slug, String name, TenantLifecycle state, Plan plan, boolean trial, Instant createdAt) {}
