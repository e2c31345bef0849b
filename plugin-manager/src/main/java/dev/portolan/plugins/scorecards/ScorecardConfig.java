package dev.portolan.plugins.scorecards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of checks and scorecards under `portolan.scorecards`.
@ConfigMapping(prefix = "portolan.scorecards")
public interface ScorecardConfig {
    /// How often due checks are looked for.
    @WithDefault("2s")
    Duration poll();

    /// How many tenants' checks this process runs at once; 1 to 32.
    @WithDefault("2")
    @Min(1)
    @Max(32)
    int parallel();

    /// After how long a run of which nothing is heard is taken over by another process; longer than all checks of a
    /// tenant may take.
    @WithDefault("30m")
    Duration lease();
}
