package dev.portolan.plugins.scorecards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of checks and scorecards under `portolan.scorecards`.
@ConfigMapping(prefix = "portolan.scorecards")
public interface ScorecardConfig {
    /// How often scorecards that are to be counted are looked for.
    @WithDefault("2s")
    Duration poll();

    /// How many tenants' scorecards this process counts at once; 1 to 32.
    @WithDefault("2")
    @Min(1)
    @Max(32)
    int parallel();

    /// After how long a count of which nothing is heard is begun anew by another process; longer than one of 5,000
    /// entities may take.
    @WithDefault("5m")
    Duration lease();

    /// How long after a check has run scorecards are counted: checks that run one after another are counted once.
    @WithDefault("2s")
    Duration settle();
}
