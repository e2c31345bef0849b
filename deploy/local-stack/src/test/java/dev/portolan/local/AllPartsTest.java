package dev.portolan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.home.Secrets;
import dev.portolan.local.parts.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllPartsTest {
    @TempDir
    Path folder;

    @Test
    void partsAreThoseOfTheContract() throws IOException {
        assertThat(parts(Map.of()))
                .extracting(Part::name)
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "keycloak",
                        "mail",
                        "demo-files",
                        "tenant-service",
                        "catalog-service",
                        "plugin-manager",
                        "web-ui");
    }

    @Test
    void aFreeOffsetIsFreeForEveryPort() throws IOException {
        var ports = parts(Map.of()).stream()
                .map(Part::address)
                .flatMap(address -> Stream.concat(Stream.of(address.port()), address.others().stream()))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();

        assertThat(FreeOffset.PORTS).containsExactly(ports);
    }

    @Test
    void someCanBeChosen() throws IOException {
        assertThat(parts(Map.of("PORTOLAN_PARTS", "kafka, mail")))
                .extracting(Part::name)
                .containsExactly("kafka", "mail");
    }

    @Test
    void unknownPartsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parts(Map.of("PORTOLAN_PARTS", "redis")))
                .withMessageContaining("postgres");
    }

    private List<Part> parts(Map<String, String> environment) throws IOException {
        var home = new Home(folder, folder);
        return AllParts.of(new Installation(home, new Ports(0), Secrets.open(home.secrets()), false), environment);
    }
}
