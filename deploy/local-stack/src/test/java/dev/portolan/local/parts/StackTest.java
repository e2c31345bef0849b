package dev.portolan.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.local.home.Home;
import dev.portolan.local.parts.Status.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Home home;
    private Stack stack;

    @BeforeEach
    void makeFolders() throws IOException {
        home = new Home(folder, folder.resolve("home"));
        home.create();
        stack = new Stack(List.of(), home, Clock.systemUTC(), said::add);
    }

    @AfterEach
    void stopAll() {
        stack.stop();
    }

    @Test
    void aPartWaitsForThoseItNeeds() throws InterruptedException {
        up(sleeper("second", Set.of("first")), sleeper("first", Set.of()));

        assertThat(stack.awaitReady()).isEmpty();
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith("first").contains("ready");
        assertThat(said.get(1)).startsWith("second");
    }

    @Test
    void aPartThatDiesIsStartedAgain() throws InterruptedException {
        up(sleeper("part", Set.of()));
        var _ = stack.awaitReady();
        var first = pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> stack.status().ready() && pid() != first);
        assertThat(StatusFile.in(home.run()).read()).contains(stack.status());
    }

    @Test
    void stoppingLeavesNoProcessAndNoPidFile() throws InterruptedException {
        up(sleeper("part", Set.of()));
        var _ = stack.awaitReady();
        var pid = pid();

        stack.stop();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(Files.exists(home.run().resolve("part.pid"))).isFalse();
        assertThat(stack.status().parts().getFirst().state()).isEqualTo(PartState.STOPPED);
    }

    @Test
    void aPartThatNeverStartsFailsAndItsDependantsNeverStart() throws InterruptedException {
        var broken = new Part(
                "broken",
                Part.Address.of(1),
                Set.of(),
                Part.Lifecycle.of(
                        () -> {
                            throw new IOException("no such program");
                        },
                        () -> true));
        up(broken, sleeper("dependant", Set.of("broken")));

        assertThat(stack.awaitReady()).contains("broken");
        assertThat(said).contains("broken: no such program");
        await().until(() -> stack.status().parts().stream()
                .map(PartStatus::state)
                .toList()
                .equals(List.of(PartState.FAILED, PartState.STOPPED)));
    }

    private void up(Part... parts) {
        stack = new Stack(List.of(parts), home, Clock.systemUTC(), said::add);
        stack.start();
    }

    private long pid() {
        var pid = stack.status().parts().getFirst().pid();
        return pid == null ? -1 : pid;
    }

    private Part sleeper(String name, Set<String> after) {
        var command = new Part.Command(List.of("sh", "-c", "exec sleep 1000", home.mark()), Map.of());
        return new Part(name, Part.Address.of(1), after, Part.Lifecycle.of(() -> command, () -> true));
    }
}
