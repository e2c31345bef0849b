package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.marketplace.MarketplaceConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class InstallationConfigTest {
    @Test
    void defaults() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(InstallationConfig.class)
                .build()
                .getConfigMapping(InstallationConfig.class);
        assertThat(config.sweep()).isEqualTo(Duration.ofHours(1));
        assertThat(config.review()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(30));
    }

    /// The platform's version as an operator would set it.
    static MarketplaceConfig platform(String version) {
        return new SmallRyeConfigBuilder()
                .withMapping(MarketplaceConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of("portolan.marketplace.platform-version", version), "test", 500))
                .build()
                .getConfigMapping(MarketplaceConfig.class);
    }
}
