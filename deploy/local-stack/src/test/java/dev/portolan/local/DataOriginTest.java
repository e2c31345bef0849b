package dev.portolan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOriginTest {
    @TempDir
    Path folder;

    @Test
    void theDemoStaysOnceItIsThere() throws IOException {
        DataOrigin.of(up(0, "--demo"));

        assertThat(DataOrigin.of(up(0))).isEqualTo(new DataOrigin(0, true));
    }

    @Test
    void theDemoIsNotAddedLater() throws IOException {
        DataOrigin.of(up(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataOrigin.of(up(0, "--demo")))
                .withMessageContaining("--demo --fresh");
    }

    @Test
    void portsDoNotMoveLater() throws IOException {
        DataOrigin.of(up(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataOrigin.of(up(10_000)))
                .withMessageContaining("PORTOLAN_PORT_OFFSET=0");
    }

    private UpOptions up(int offset, String... words) {
        return new UpOptions(new Home(folder, folder), new Ports(offset), List.of(words));
    }
}
