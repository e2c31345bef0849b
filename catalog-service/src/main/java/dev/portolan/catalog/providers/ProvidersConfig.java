package dev.portolan.catalog.providers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of providers and imports under `portolan.catalog.providers`.
@ConfigMapping(prefix = "portolan.catalog.providers")
public interface ProvidersConfig {
    /// Most entities in one change of a bucket; 1 to 1,000,000.
    @WithDefault("250000")
    @Min(1)
    @Max(1_000_000)
    int maxEntities();

    /// How many buckets this process changes at once; 1 to 16.
    @WithDefault("4")
    @Min(1)
    @Max(16)
    int parallel();

    /// How long one change may take.
    @WithDefault("30m")
    Duration timeout();
}
