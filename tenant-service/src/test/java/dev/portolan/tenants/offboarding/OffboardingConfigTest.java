package dev.portolan.tenants.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class OffboardingConfigTest {
    @Test
    void defaults() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OffboardingConfig.class)
                .build()
                .getConfigMapping(OffboardingConfig.class);
        assertThat(config.window()).isEqualTo(Duration.ofDays(30));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.firstRetry()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.longestRetry()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.settle()).isEqualTo(Duration.ofMinutes(1));
    }
}
