package dev.portolan.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A local stack with its own data and its own ports, driven by `./portolan` alone.
final class Stack {
    /// Where a test may serve files that the services may fetch.
    static final int FILES_OF_TESTS = 8095;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT =
            Path.of(System.getProperty("portolan.root", "..")).toAbsolutePath().normalize();

    private final Path home;
    private final int offset;
    private final Map<String, String> environment;

    Stack(String name, Map<String, String> environment) {
        this.home = ROOT.resolve("system-tests/target/" + name);
        this.offset = freeOffset();
        this.environment = environment;
    }

    /// A stack that runs already.
    Stack(String name, int offset) {
        this.home = ROOT.resolve("system-tests/target/" + name);
        this.offset = offset;
        this.environment = Map.of();
    }

    /// The stack with demo data that most tests share; started by the first that asks, stopped when the JVM ends.
    static Stack demo() {
        return Shared.DEMO;
    }

    static Path root() {
        return ROOT;
    }

    Path home() {
        return home;
    }

    int port(int base) {
        return base + offset;
    }

    String url(int base) {
        return "http://localhost:" + port(base);
    }

    /// Runs `./portolan` to its end.
    Run portolan(String... arguments) {
        return portolan(Map.of(), arguments);
    }

    Run portolan(Map<String, String> more, String... arguments) {
        try {
            var process = start(more, arguments);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("portolan " + List.of(arguments) + " does not end");
            }
            return new Run(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts `./portolan` and returns its process; standard error joins standard output.
    Process start(Map<String, String> more, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(ROOT.resolve("portolan").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(settings());
        builder.environment().putAll(more);
        return builder.start();
    }

    /// What `./portolan` needs to know to speak of this stack.
    Map<String, String> settings() {
        var settings = new HashMap<>(environment);
        settings.put("PORTOLAN_HOME", home.toString());
        settings.put("PORTOLAN_PORT_OFFSET", String.valueOf(offset));
        settings.put("PORTOLAN_SKIP_BUILD", "1");
        settings.putIfAbsent("PORTOLAN_EGRESS_ALLOW", "localhost:" + port(FILES_OF_TESTS));
        return settings;
    }

    JsonNode status() {
        var run = portolan("status", "--json");
        try {
            return JSON.readTree(run.output());
        } catch (IOException e) {
            throw new UncheckedIOException(run.output(), e);
        }
    }

    JsonNode part(String name) {
        for (var part : status().path("parts")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new IllegalStateException("no part " + name);
    }

    /// Ends a part as a crash would.
    void kill9(String name) {
        var pid = part(name).path("pid").asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /// Waits until a part runs under another process id and everything is ready.
    void awaitReplaced(String name, long oldPid) {
        Awaitility.await(name + " is started again")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> status().path("ready").asBoolean()
                        && part(name).path("pid").asLong() != oldPid);
    }

    /// A token as `./portolan token` prints it.
    String token(String user, String tenant) {
        return token(user, tenant, "portolan");
    }

    String token(String user, String tenant, String password) {
        var more = Map.of("PORTOLAN_PASSWORD", password);
        // Keycloak has been seen to refuse a right password once, on a busy machine soon after its start.
        var run = ask(more, user, tenant);
        if (run.exit() != 0) {
            run = ask(more, user, tenant);
        }
        if (run.exit() != 0) {
            throw new IllegalStateException(run.output());
        }
        return run.output().strip();
    }

    private Run ask(Map<String, String> more, String user, String tenant) {
        return tenant == null ? portolan(more, "token", user) : portolan(more, "token", user, "--tenant", tenant);
    }

    private static int freeOffset() {
        for (var offset = 10_000; offset < 40_000; offset += 500) {
            if (free(8080 + offset) && free(8081 + offset) && free(5433 + offset) && free(9092 + offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// How a run of `./portolan` ended.
    record Run(int exit, String output) {}

    private static final class Shared {
        /// What a killed process had begun is taken over sooner than in a real installation: tests wait for it.
        static final Stack DEMO =
                new Stack("stack", Map.of("PORTOLAN_UPGRADES_LEASE", "10s", "PORTOLAN_WATCH_LEASE", "10s"));

        static {
            var run = DEMO.portolan("up", "--demo", "--fresh", "--detach");
            if (run.exit() != 0) {
                throw new IllegalStateException("the stack did not start:\n" + run.output());
            }
            System.out.println(run.output());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> DEMO.portolan("down")));
        }
    }
}
