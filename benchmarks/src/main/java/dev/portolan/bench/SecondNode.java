package dev.portolan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// A second process of a part of the local stack, beside the first: started with the words and the environment of that
/// one, on ports of its own. Linux only.
final class SecondNode implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;

    /// Returns when it is ready.
    ///
    /// @param first process id of the part
    /// @param port of the second one; its management port is the next
    SecondNode(HttpClient http, long first, int port) {
        try {
            var command =
                    Files.readString(Path.of("/proc/" + first + "/cmdline")).split("\0", -1);
            var builder = new ProcessBuilder(
                    Arrays.stream(command).filter(word -> !word.isEmpty()).toList());
            var environment = builder.environment();
            environment.clear();
            for (var pair :
                    Files.readString(Path.of("/proc/" + first + "/environ")).split("\0", -1)) {
                var cut = pair.indexOf('=');
                if (cut > 0) {
                    environment.put(pair.substring(0, cut), pair.substring(cut + 1));
                }
            }
            environment.put("PORTOLAN_PORT", Integer.toString(port));
            environment.put("PORTOLAN_MANAGEMENT_PORT", Integer.toString(port + 1));
            var log = Files.createTempFile("portolan-second-node", ".log");
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            awaitReady(http, port + 1, log);
        } catch (IOException e) {
            throw new IllegalStateException("a second process did not start: " + e.getMessage(), e);
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void awaitReady(HttpClient http, int port, Path log) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var patience = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < patience && process.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            pause();
        }
        close();
        throw new IllegalStateException(
                "the second process is not ready: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
