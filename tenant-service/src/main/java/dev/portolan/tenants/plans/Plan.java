package dev.portolan.tenants.plans;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantState;
import java.util.HashMap;
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
    /// Name of the published limit that is 1 where premium plugins may be installed, else 0.
    public static final String PREMIUM_PLUGINS = "premium_plugins";

    public Plan {
        limits = Map.copyOf(limits);
        defaultPlugins = List.copyOf(defaultPlugins);
    }

    /// What a plan promises besides its limits.
    ///
    /// @param premiumPlugins whether plugins marked premium may be installed
    /// @param support how soon support answers, in words
    public record Service(boolean premiumPlugins, String support) {}

    /// The same plan with limits that were raised.
    public Plan with(RaisedLimits raised) {
        return new Plan(id, title, raised.over(limits), defaultPlugins, price, service);
    }

    /// As the other services know it: there, premium plugins are a limit, too.
    public TenantState.Plan published() {
        var all = new HashMap<>(limits);
        all.put(PREMIUM_PLUGINS, service.premiumPlugins() ? 1L : 0L);
        return new TenantState.Plan(id, all);
    }
}
