package dev.portolan.kernel.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Which tokens this service takes, under `portolan.tokens`.
@ConfigMapping(prefix = "portolan.tokens")
public interface TokenConfig {
    /// The one issuer.
    @WithDefault("https://portolan.dev/tenant-service")
    String issuer();

    /// Where the issuer's keys are.
    URI jwksUrl();

    /// Longest life of a token; also how far back revocations are read before the service is ready.
    @WithDefault("10m")
    Duration lifetime();

    /// How long Kafka may be silent before writes are refused.
    @WithDefault("10s")
    Duration silence();
}
