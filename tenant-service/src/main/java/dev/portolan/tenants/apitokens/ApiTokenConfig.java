package dev.portolan.tenants.apitokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings under `portolan.api-tokens`.
@ConfigMapping(prefix = "portolan.api-tokens")
public interface ApiTokenConfig {
    /// Longest life of a token.
    @WithDefault("365d")
    Duration longestLife();

    /// Life of a token whose maker named none.
    @WithDefault("90d")
    Duration usualLife();

    /// Most tokens of one organization that work at once; 1 to 10,000.
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int most();
}
