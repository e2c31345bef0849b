package dev.portolan.plugins.publishers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of publishers under `portolan.publishers`.
@ConfigMapping(prefix = "portolan.publishers")
public interface PublisherConfig {
    /// Most tokens of one publisher; 1 to 100.
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int mostTokens();

    /// How long a proposed key waits for its proof.
    @WithDefault("1h")
    Duration challengeLife();
}
