package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./portolan` in bad moments, on a stack of its two smallest parts: each ends in a clear line or simply works, and
/// nothing is left running.
@Order(10)
@Timeout(120)
class CommandsIT {
    private final Stack stack = new Stack("commands", Map.of("PORTOLAN_PARTS", "mail,demo-files"));

    @AfterEach
    void down() {
        stack.portolan("down");
    }

    @Test
    void upStatusDown() {
        var up = stack.portolan("up", "--detach");

        assertThat(up.exit()).as(up.output()).isZero();
        assertThat(stack.status().path("ready").asBoolean()).isTrue();
        assertThat(stack.part("mail").path("port").asInt()).isEqualTo(stack.port(8025));
        assertThat(new Api(stack.url(8025), null).get("/api/messages").status()).isEqualTo(200);
        assertThat(stack.portolan("down").exit()).isZero();
        assertThat(stack.portolan("status").exit()).isNotZero();
        assertNothingListens();
    }

    @Test
    void aSecondUpSaysThatOneRuns() {
        stack.portolan("up", "--detach");
        var pid = stack.part("mail").path("pid").asLong();

        var second = stack.portolan("up", "--detach");

        assertThat(second.output()).contains("already");
        assertThat(stack.part("mail").path("pid").asLong()).isEqualTo(pid);
    }

    @Test
    void ctrlCAtATerminalStopsEverything() throws Exception {
        // Whoever runs the tests in the background has them ignore Ctrl-C, and all that they start.
        var command = List.of(
                "env",
                "--default-signal=INT",
                "script",
                "-qfec",
                Stack.root().resolve("portolan") + " up",
                "/dev/null");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(stack.home().resolveSibling("ctrl-c.log").toFile());
        builder.environment().putAll(stack.settings());
        var terminal = builder.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.portolan("status").exit() == 0);

        terminal.getOutputStream().write(3);
        terminal.getOutputStream().flush();

        assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertNothingListens();
    }

    @Test
    void aKilledLauncherLeavesNothingInTheWay() throws IOException {
        var launcher = stack.start(Map.of(), "up");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.portolan("status").exit() == 0);

        launcher.descendants().forEach(child -> {
            if (child.info().commandLine().orElse("").contains("dev.portolan.local.Main")) {
                child.destroyForcibly();
            }
        });
        launcher.destroyForcibly();
        var again = stack.portolan("up", "--detach");

        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(stack.status().path("ready").asBoolean()).isTrue();
    }

    @Test
    void aKilledPartIsStartedAgain() {
        stack.portolan("up", "--detach");
        var pid = stack.part("mail").path("pid").asLong();

        stack.kill9("mail");

        stack.awaitReplaced("mail", pid);
    }

    @Test
    void aTakenPortIsNamedWithItsOwner() throws IOException {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", stack.port(8025)));

            var run = stack.portolan("up", "--detach");

            assertThat(run.exit()).isNotZero();
            assertThat(run.output())
                    .contains(String.valueOf(stack.port(8025)))
                    .contains(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    /// In a mount namespace of its own, where the usual folder of JDKs is empty.
    @Test
    void anOldJdkIsNamedInOneLine() throws Exception {
        var old = Files.createDirectories(stack.home().resolveSibling("old-jdk/bin"));
        executable(old.resolve("java"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        executable(old.resolve("javac"), "echo javac 17.0.1");
        var script = "mount -t tmpfs none /usr/lib/jvm && exec " + Stack.root().resolve("portolan") + " up --detach";
        var builder = new ProcessBuilder("unshare", "-rm", "sh", "-c", script).redirectErrorStream(true);
        builder.environment().putAll(stack.settings());
        builder.environment().put("JAVA_HOME", old.getParent().toString());
        builder.environment().put("HOME", old.getParent().toString());
        builder.environment().put("PATH", old + ":/usr/bin:/bin");

        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output.strip().lines()).hasSize(1);
        assertThat(output).contains("JDK 25 or newer is missing");
    }

    @Test
    void whatIsUnknownIsSaid() {
        var run = stack.portolan("upp");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output()).contains("upp");
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
        file.toFile().setExecutable(true);
    }

    private void assertNothingListens() {
        for (var base : List.of(1025, 8025, 8090)) {
            assertThat(listens(stack.port(base))).as("port " + base).isFalse();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
