package dev.portolan.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.history.HistoryConfig;
import dev.portolan.catalog.providers.ProvidersConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Settings that features have for themselves.
class OwnSettingsTest {
    private static final int BEFORE_THE_BUILT_IN_ONE = 200;

    @Test
    void defaultsStand() {
        var history = config(HistoryConfig.class, Map.of());
        assertThat(history.maxVersions()).isEqualTo(100);
        assertThat(history.age()).isEqualTo(Duration.ofDays(365));
        assertThat(history.sweep()).isEqualTo(Duration.ofHours(1));
        assertThat(history.maxDifferences()).isEqualTo(100);
        assertThat(history.maxValue()).isEqualTo(2_000);
        var providers = config(ProvidersConfig.class, Map.of());
        assertThat(providers.maxEntities()).isEqualTo(250_000);
        assertThat(providers.parallel()).isEqualTo(4);
        assertThat(providers.timeout()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void namesStand() {
        var values = Map.of(
                "portolan.catalog.history.max-versions", "7",
                "portolan.catalog.history.age", "30d",
                "portolan.catalog.providers.max-entities", "9");

        assertThat(config(HistoryConfig.class, values).maxVersions()).isEqualTo(7);
        assertThat(config(HistoryConfig.class, values).age()).isEqualTo(Duration.ofDays(30));
        assertThat(config(ProvidersConfig.class, values).maxEntities()).isEqualTo(9);
    }

    private static <T> T config(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, BEFORE_THE_BUILT_IN_ONE, new DurationConverter())
                .withDefaultValues(values)
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
