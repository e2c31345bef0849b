package dev.portolan.tenants.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "7,64", "8,120", "500,120"})
    void waitDoublesUpToTheLongest(int attempt, long seconds) {
        var defaults = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ProvisioningConfig.class)
                .build()
                .getConfigMapping(ProvisioningConfig.class);
        assertThat(ProvisioningService.backoff(attempt, defaults)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
