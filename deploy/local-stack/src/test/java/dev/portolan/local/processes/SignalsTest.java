package dev.portolan.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void whoDoesNotListenIsKilled() throws IOException, InterruptedException {
        var deaf = start("trap '' TERM; echo set; while :; do sleep 1; done");

        Signals.end(deaf.toHandle(), "TERM", Duration.ofMillis(300));

        assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(deaf.exitValue()).isEqualTo(137);
    }

    @Test
    void childrenDoNotStayBehind() throws IOException, InterruptedException {
        var parent = start("sleep 1000 & echo $!; wait");
        var child = Long.parseLong(parent.inputReader().readLine());

        Signals.end(parent.toHandle(), "TERM", Duration.ofSeconds(5));

        await().until(() -> ProcessHandle.of(child).filter(CommandLines::runs).isEmpty());
    }

    private static Process start(String script) throws IOException {
        var process = new ProcessBuilder(OwnSession.of(List.of("sh", "-c", script))).start();
        if (script.startsWith("trap")) {
            process.inputReader().readLine();
        }
        return process;
    }
}
