package dev.portolan.tenants.tenants;

import dev.portolan.contracts.Slug;

/// What a tenant begins with.
///
/// @param plan id of a plan
/// @param trial whether the subscription begins as a trial
public record NewTenant(Slug slug, String name, String plan, boolean trial) {}
