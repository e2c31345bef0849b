package dev.portolan.plugins.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class ScheduleConfigTest {
    @Test
    void defaultsStand() {
        var config = config(Map.of());

        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.parallel()).isEqualTo(4);
        assertThat(config.slice()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.retry()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.longestRetry()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void namesStand() {
        var config = config(Map.of(
                "portolan.schedules.lease", "2m",
                "portolan.schedules.parallel", "8",
                "portolan.schedules.slice", "5s",
                "portolan.schedules.longest-retry", "15m"));

        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.parallel()).isEqualTo(8);
        assertThat(config.slice()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.longestRetry()).isEqualTo(Duration.ofMinutes(15));
    }

    private static ScheduleConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(values)
                .withMapping(ScheduleConfig.class)
                .build()
                .getConfigMapping(ScheduleConfig.class);
    }
}
