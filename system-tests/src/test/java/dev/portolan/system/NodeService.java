package dev.portolan.system;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A service of somebody else's in JavaScript, where plugins of the tests may call it.
final class NodeService implements AutoCloseable {
    /// What it is called with: base64, as the standard has it.
    static final String SECRET = "b25seS10by10cnktb24tbXktbWFjaGluZQ==";

    private final Process process;

    private NodeService(Process process) {
        this.process = process;
    }

    /// Waits until it listens.
    ///
    /// @param log where its output goes
    static NodeService start(Path script, Path log, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder("node", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORTOLAN_SECRET", SECRET);
        builder.environment().put("PORT", String.valueOf(port()));
        builder.environment().putAll(environment);
        var service = new NodeService(builder.start());
        Awaitility.await("a service on port " + port())
                .atMost(Duration.ofSeconds(20))
                .until(NodeService::listens);
        return service;
    }

    static int port() {
        return Stack.demo().port(Stack.FILES_OF_TESTS);
    }

    private static boolean listens() {
        try (var _ = new Socket("localhost", port())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            var _ = process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
