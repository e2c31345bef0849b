package dev.portolan.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void portsAreThoseOfTheContract() {
        var ports = Ports.parse(null);

        assertThat(new int[] {
                    ports.webUi(),
                    ports.tenantService(),
                    ports.catalogService(),
                    ports.pluginManager(),
                    ports.keycloak(),
                    ports.keycloakManagement(),
                    ports.kafka(),
                    ports.kafkaController(),
                    ports.postgres(),
                    ports.smtp(),
                    ports.mailApi(),
                    ports.demoFiles(),
                    ports.management(ports.webUi())
                })
                .containsExactly(8080, 8081, 8082, 8083, 8180, 9180, 9092, 9093, 5433, 1025, 8025, 8090, 9080);
    }

    @Test
    void theOffsetMovesThemTogether() {
        assertThat(Ports.parse(" 10000 ").keycloakManagement()).isEqualTo(19180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "56001", "ten", "1.5"})
    void badOffsetsAreRefused(String offset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.parse(offset))
                .withMessageContaining("PORTOLAN_PORT_OFFSET");
    }
}
