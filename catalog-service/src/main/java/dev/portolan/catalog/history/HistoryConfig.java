package dev.portolan.catalog.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of the history of entities under `portolan.catalog.history`.
@ConfigMapping(prefix = "portolan.catalog.history")
public interface HistoryConfig {
    /// Most versions that are kept of one entity; 2 to 10,000.
    @WithDefault("100")
    @Min(2)
    @Max(10_000)
    int maxVersions();

    /// How long a version is kept after another one, or the deletion, has come. The present one stays.
    @WithDefault("365d")
    Duration age();

    /// How often old versions are looked for.
    @WithDefault("1h")
    Duration sweep();

    /// Most differences that are told of one change; 1 to 1,000.
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxDifferences();

    /// Most characters of each value before and after that are told of one difference; 20 to 100,000.
    @WithDefault("2000")
    @Min(20)
    @Max(100_000)
    int maxValue();
}
