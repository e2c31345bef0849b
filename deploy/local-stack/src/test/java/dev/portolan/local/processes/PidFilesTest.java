package dev.portolan.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void startSomething() throws IOException {
        process = new ProcessBuilder("sleep", "1000").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void findsWhatItRemembers() throws IOException {
        new PidFiles(folder, "sleep").remember("part", process.toHandle());

        assertThat(new PidFiles(folder, "sleep 1000").find("part"))
                .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(process.pid()));
    }

    @Test
    void anotherProgramWithTheNumberIsNotIt() throws IOException {
        new PidFiles(folder, "sleep").remember("part", process.toHandle());

        assertThat(new PidFiles(folder, "postgres").find("part")).isEmpty();
    }

    @Test
    void aProcessStartedAtAnotherTimeIsNotIt() throws IOException {
        Files.writeString(folder.resolve("part.pid"), process.pid() + " " + Instant.EPOCH);

        assertThat(new PidFiles(folder, "sleep").find("part")).isEmpty();
    }

    @Test
    void brokenFilesNameNothing() throws IOException {
        Files.writeString(folder.resolve("part.pid"), "what");

        assertThat(new PidFiles(folder, "sleep").find("part")).isEmpty();
    }

    @Test
    void anEndedProcessIsNotFound() throws IOException {
        var pids = new PidFiles(folder, "sleep");
        pids.remember("part", process.toHandle());
        Signals.end(process.toHandle(), "TERM", Duration.ofSeconds(5));

        assertThat(pids.find("part")).isEmpty();
        assertThat(pids.names()).containsExactly("part");
    }
}
