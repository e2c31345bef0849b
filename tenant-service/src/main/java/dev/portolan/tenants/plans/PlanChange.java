package dev.portolan.tenants.plans;

import java.time.Instant;

/// A tenant went from one plan to another.
///
/// @param at by the tenant's clock
/// @param from the plan before
/// @param fromTrial whether that cost nothing
/// @param prorated what the rest of the month comes to; negative for a credit
public record PlanChange(Instant at, String from, boolean fromTrial, String to, Money prorated) {}
