package dev.portolan.plugins.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.watches.WatchConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradeConfigTest {
    private static final int BEFORE_THE_BUILT_IN_ONE = 200;

    @Test
    void defaultsStand() {
        var upgrades = config(Map.of()).getConfigMapping(UpgradeConfig.class);
        var watch = config(Map.of()).getConfigMapping(WatchConfig.class);

        assertThat(upgrades.automatic()).isTrue();
        assertThat(upgrades.settle()).isEqualTo(Duration.ZERO);
        assertThat(upgrades.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(upgrades.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(upgrades.parallel()).isEqualTo(4);
        assertThat(upgrades.blockedRetry()).isEqualTo(Duration.ofHours(1));
        assertThat(upgrades.failedRetry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(watch.window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(watch.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(watch.patience()).isEqualTo(2);
        assertThat(watch.retry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(watch.failedCalls()).isEqualTo(3);
        assertThat(watch.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(watch.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(watch.parallel()).isEqualTo(4);
    }

    @Test
    void namesStand() {
        var config = config(Map.of(
                "portolan.upgrades.automatic", "false",
                "portolan.upgrades.settle", "15m",
                "portolan.upgrades.blocked-retry", "2h",
                "portolan.upgrades.failed-retry", "1s",
                "portolan.watch.window", "1h",
                "portolan.watch.failed-calls", "7"));
        var upgrades = config.getConfigMapping(UpgradeConfig.class);
        var watch = config.getConfigMapping(WatchConfig.class);

        assertThat(upgrades.automatic()).isFalse();
        assertThat(upgrades.settle()).isEqualTo(Duration.ofMinutes(15));
        assertThat(upgrades.blockedRetry()).isEqualTo(Duration.ofHours(2));
        assertThat(upgrades.failedRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(watch.window()).isEqualTo(Duration.ofHours(1));
        assertThat(watch.failedCalls()).isEqualTo(7);
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withConverter(Duration.class, BEFORE_THE_BUILT_IN_ONE, new DurationConverter())
                .withDefaultValues(values)
                .withMapping(UpgradeConfig.class)
                .withMapping(WatchConfig.class)
                .build();
    }
}
