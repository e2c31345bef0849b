package dev.portolan.tenants.plans;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.plans`.
@ConfigMapping(prefix = "portolan.plans")
public interface PlanConfig {
    /// How often trials and raised limits that have ended are looked for.
    @WithDefault("15s")
    Duration sweep();

    /// How long a tenant whose trial is over, and which does not fit the plan `free`, may go on without a plan
    /// before it is suspended.
    @WithDefault("14d")
    Duration grace();
}
