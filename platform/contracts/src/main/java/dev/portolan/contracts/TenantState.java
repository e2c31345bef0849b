package dev.portolan.contracts;

import java.time.Instant;
import java.util.Map;

/// Value of `portolan.tenant.state`, keyed by tenant id: what every service may know of a tenant.
///
/// @param version grows with every change
public record TenantState(
        TenantId id, Slug slug, String name, TenantLifecycle state, Plan plan, long version, Instant at) {
    /// @param id `free`, `team`, `business` or `enterprise`
    /// @param limits in force, by name: `entities`, `plugins`, `seats`, and `premium_plugins`, which is 1 or 0
    public record Plan(String id, Map<String, Long> limits) {
        public Plan {
            limits = Map.copyOf(limits);
        }
    }
}
