package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressConfigTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            allow           |
            ownPorts        | 1025,5433,8025,8080,8081,8082,8083,8180,9080,9081,9082,9083,9092,9093,9180
            connectTimeout  | 5s
            maxHeaderBytes  | 32768
            maxConcurrent   | 64
            """)
    void namesAndDefaultsStayAsTheyAre(String setting, @Nullable String value) throws NoSuchMethodException {
        var written = EgressConfig.class.getMethod(setting).getAnnotation(WithDefault.class);

        assertThat(written == null ? null : written.value()).isEqualTo(value);
    }

    @Test
    void thePrefixStaysAsItIs() {
        assertThat(EgressConfig.class.getAnnotation(ConfigMapping.class).prefix())
                .isEqualTo("portolan.egress");
    }

    @Test
    void productionDoesNotStartWithLocalAddressesOpen() {
        assertThatThrownBy(() -> LocalAllowance.check(List.of("localhost:8090"), List.of("prod")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("portolan.egress.allow")
                .hasMessageContaining("prod");
        assertThatThrownBy(() -> LocalAllowance.check(List.of("localhost:8090"), List.of("local", "prod")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLocalProfileStartsWithThem() {
        assertThatCode(() -> LocalAllowance.check(List.of("localhost:8090", "[::1]:8090"), List.of("local")))
                .doesNotThrowAnyException();
        assertThatCode(() -> LocalAllowance.check(List.of(), List.of("prod"))).doesNotThrowAnyException();
    }

    @Test
    void anEntryWithoutAPortIsRefusedAtStart() {
        assertThatThrownBy(() -> LocalAllowance.check(List.of("localhost"), List.of("local")))
                .hasMessageContaining("host:port");
    }
}
