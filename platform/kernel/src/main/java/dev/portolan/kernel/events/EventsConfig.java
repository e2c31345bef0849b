package dev.portolan.kernel.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.events`.
@ConfigMapping(prefix = "portolan.events")
public interface EventsConfig {
    /// How often old rows of the inbox are erased.
    @WithDefault("1h")
    Duration sweep();
}
