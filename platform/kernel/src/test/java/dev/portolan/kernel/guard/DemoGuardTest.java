package dev.portolan.kernel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoGuardTest {
    @ParameterizedTest
    @CsvSource({
        "portolan.demo, true, portolan.demo is for the local profile",
        "portolan.egress.allow, localhost:8090, portolan.egress.allow is for the local profile",
        "quarkus.datasource.password, portolan, quarkus.datasource.password is a demo credential",
        "quarkus.datasource.cross.password, Postgres, quarkus.datasource.cross.password is a demo credential",
        "portolan.client-secret, secret, portolan.client-secret is a demo credential"
    })
    void productionRefusesWhatIsForADevelopersMachine(String key, String value, String fault) {
        assertThat(DemoGuard.productionFaults(config(Map.of(key, value)))).containsExactly(fault);
    }

    @Test
    void productionTakesRealSecrets() {
        var config = config(Map.of("portolan.demo", "false", "quarkus.datasource.password", "xK3-vq9-Lm2"));

        assertThat(DemoGuard.productionFaults(config)).isEmpty();
    }

    @Test
    void theLocalProfileStaysOnLoopback() {
        var open = config(Map.of("quarkus.http.host", "0.0.0.0", "quarkus.management.host", "127.0.0.1"));
        var closed = config(Map.of("quarkus.http.host", "127.0.0.1", "quarkus.management.host", "localhost"));

        assertThat(DemoGuard.localFaults(open))
                .containsExactly("quarkus.http.host is 0.0.0.0, and the local profile listens on loopback only");
        assertThat(DemoGuard.localFaults(closed)).isEmpty();
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
