package dev.portolan.tenants.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.usage`.
@ConfigMapping(prefix = "portolan.usage")
public interface UsageConfig {
    /// How long an event is remembered, so that it counts once: longer than the topic and its dead letters keep it. The
    /// figures of a day stay.
    @WithDefault("90d")
    Duration events();

    /// How often older events are erased.
    @WithDefault("1h")
    Duration sweep();
}
