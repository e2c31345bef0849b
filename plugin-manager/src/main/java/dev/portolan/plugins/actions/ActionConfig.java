package dev.portolan.plugins.actions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of actions under `portolan.actions`.
@ConfigMapping(prefix = "portolan.actions")
public interface ActionConfig {
    /// Most actions of one tenant at once; 1 to 100.
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int atOnce();

    /// How often what a running action says is written down.
    @WithDefault("250ms")
    Duration flush();

    /// After how long a run of which nothing is heard counts as lost.
    @WithDefault("30s")
    Duration lease();

    /// How often lost runs are looked for.
    @WithDefault("5s")
    Duration look();

    /// How long a run is kept.
    @WithDefault("30d")
    Duration kept();
}
