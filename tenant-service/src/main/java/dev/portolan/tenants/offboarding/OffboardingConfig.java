package dev.portolan.tenants.offboarding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.offboarding`.
@ConfigMapping(prefix = "portolan.offboarding")
public interface OffboardingConfig {
    /// How long an organization can come back.
    @WithDefault("30d")
    Duration window();

    /// How often ended windows and due steps of erasures are looked for.
    @WithDefault("10s")
    Duration poll();

    /// After how long a step whose process says nothing is taken over by another one; longer than a step takes,
    /// but for that of the accounts, which renews it.
    @WithDefault("5m")
    Duration lease();

    /// Wait before a step is tried again; doubles with each further time. An erasure is never given up.
    @WithDefault("2s")
    Duration firstRetry();

    /// Longest wait between two attempts.
    @WithDefault("5m")
    Duration longestRetry();

    /// How long after the last row went everything is looked through once more: what was under way has ended by then.
    @WithDefault("1m")
    Duration settle();
}
