package dev.portolan.kernel.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.kernel.events.EventsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names and defaults are a promise to operators.
class MeteringConfigTest {
    @ParameterizedTest
    @CsvSource({"flush,10s", "maxWaiting,50000"})
    void namesAndDefaultsStayAsTheyAre(String setting, String value) throws NoSuchMethodException {
        assertThat(MeteringConfig.class
                        .getMethod(setting)
                        .getAnnotation(WithDefault.class)
                        .value())
                .isEqualTo(value);
    }

    @Test
    void prefixesStayAsTheyAre() {
        assertThat(MeteringConfig.class.getAnnotation(ConfigMapping.class).prefix())
                .isEqualTo("portolan.metering");
        assertThat(EventsConfig.class.getAnnotation(ConfigMapping.class).prefix())
                .isEqualTo("portolan.events");
    }

    @Test
    void inboxIsSweptEachHour() throws NoSuchMethodException {
        assertThat(EventsConfig.class
                        .getMethod("sweep")
                        .getAnnotation(WithDefault.class)
                        .value())
                .isEqualTo("1h");
    }
}
