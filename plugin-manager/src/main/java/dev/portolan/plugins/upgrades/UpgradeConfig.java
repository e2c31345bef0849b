package dev.portolan.plugins.upgrades;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of updates that come by themselves under `portolan.upgrades`.
@ConfigMapping(prefix = "portolan.upgrades")
public interface UpgradeConfig {
    /// Whether this process brings installations to new releases. Others may.
    @WithDefault("true")
    boolean automatic();

    /// How long after a release has been published it first comes by itself: the time there is to limit its
    /// rollout.
    @WithDefault("0s")
    Duration settle();

    /// After how long an update of which nothing is heard is taken over by another process; longer than a
    /// migration may take.
    @WithDefault("60s")
    Duration lease();

    /// How often due updates are looked for when nothing has woken the work.
    @WithDefault("1s")
    Duration poll();

    /// Most updates at once in this process; 1 to 64. Of one tenant there is one at a time.
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int parallel();

    /// When an update is tried again that something stands in the way of.
    @WithDefault("1h")
    Duration blockedRetry();

    /// Pause before an update is tried again that did not come to an end; doubles with each attempt, up to
    /// [#blockedRetry()].
    @WithDefault("5s")
    Duration failedRetry();
}
