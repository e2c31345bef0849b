package dev.portolan.tenants.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class ExportConfigTest {
    @Test
    void defaults() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ExportConfig.class)
                .build()
                .getConfigMapping(ExportConfig.class);
        assertThat(config.folder()).isEmpty();
        assertThat(config.life()).isEqualTo(Duration.ofDays(7));
        assertThat(config.kept()).isEqualTo(3);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.attemptDeadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.attempts()).isEqualTo(10);
        assertThat(config.firstRetry()).isEqualTo(Duration.ofSeconds(5));
    }
}
