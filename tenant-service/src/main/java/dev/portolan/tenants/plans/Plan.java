package dev.portolan.tenants.plans;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantState;
import java.util.List;
import java.util.Map;

/// What can be subscribed to.
///
/// @param id `free`, `team`, `business` or `enterprise`
/// @param limits by name: `entities`, `plugins`, `seats`
/// @param defaultPlugins installed and enabled in every new tenant of the plan
public record Plan(
        String id,
        String title,
        Map<String, Long> limits,
        List<PluginId> defaultPlugins,
        Price price,
        Service service) {
    public Plan {
        limits = Map.copyOf(limits);
        defaultPlugins = List.copyOf(defaultPlugins);
    }

    /// What a plan promises besides its limits.
    ///
    /// @param premiumPlugins whether plugins marked premium may be installed
    /// @param support how soon support answers, in words
    public record Service(boolean premiumPlugins, String support) {}

    /// As the other services know it.
    public TenantState.Plan published() {
        return new TenantState.Plan(id, limits);
    }
}
