package dev.portolan.kernel.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings under `portolan.metering`.
@ConfigMapping(prefix = "portolan.metering")
public interface MeteringConfig {
    /// How often what was counted in memory goes to the outbox: what a killed process loses at most.
    @WithDefault("10s")
    Duration flush();

    /// Most figures that wait in memory, one for each tenant, meter and quarter of an hour; 10 to 1,000,000.
    @WithDefault("50000")
    @Min(10)
    @Max(1_000_000)
    int maxWaiting();
}
