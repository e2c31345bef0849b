package dev.portolan.plugins.schedules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of what plugins are called for by the platform itself under `portolan.schedules`.
@ConfigMapping(prefix = "portolan.schedules")
public interface ScheduleConfig {
    /// After how long a run of which nothing is heard is taken over by another process; longer than a call may take.
    @WithDefault("60s")
    Duration lease();

    /// How often due runs are looked for when nothing has woken the work.
    @WithDefault("1s")
    Duration poll();

    /// Most runs at once in this process; 1 to 64. Of one tenant there is one at a time.
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int parallel();

    /// How long a run may hold its turn before others of the tenant get theirs.
    @WithDefault("20s")
    Duration slice();

    /// Pause before a run is tried again that failed; doubles with each failure.
    @WithDefault("10s")
    Duration retry();

    /// Longest pause after a failure.
    @WithDefault("1h")
    Duration longestRetry();
}
