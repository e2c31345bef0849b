package dev.portolan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The local stack as `./portolan up` has started it: where its parts listen, and what CPU time they have used.
final class LocalStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int offset;
    private final Map<String, Long> processes;

    private LocalStack(int offset, Map<String, Long> processes) {
        this.offset = offset;
        this.processes = processes;
    }

    /// @throws IllegalStateException when it is not up, or not all of it is ready
    static LocalStack running() {
        var status = status();
        if (!status.path("ready").asBoolean()) {
            throw new IllegalStateException("The local stack is not ready: ./portolan up --detach first.");
        }
        var processes = new TreeMap<String, Long>();
        status.path("parts")
                .forEach(part -> processes.put(
                        part.path("name").asText(), part.path("pid").asLong()));
        var offset = System.getenv().getOrDefault("PORTOLAN_PORT_OFFSET", "0");
        return new LocalStack(Integer.parseInt(offset), processes);
    }

    private static JsonNode status() {
        var script = Path.of(System.getProperty("portolan.root", ".")).resolve("portolan");
        try {
            var process = new ProcessBuilder(script.toString(), "status", "--json").start();
            return JSON.readTree(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The state of the local stack cannot be read: " + e.getMessage(), e);
        }
    }

    /// Calls a part.
    ///
    /// @param port as it is without an offset, for example 8081
    /// @param body JSON, or null for none
    Answer call(String method, int port, String path, @Nullable Object body) {
        return call(method, port, path, body, null);
    }

    /// Calls a part in somebody's name.
    ///
    /// @param port as it is without an offset, for example 8081
    /// @param body JSON, or null for none
    /// @param token null for nobody
    Answer call(String method, int port, String path, @Nullable Object body, @Nullable String token) {
        try {
            var content = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            var request = HttpRequest.newBuilder(address(port, path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .method(method, content);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), read(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode read(byte[] body) throws IOException {
        return body.length == 0 || body[0] != '{' && body[0] != '[' ? MissingNode.getInstance() : JSON.readTree(body);
    }

    /// Where a part listens.
    ///
    /// @param port as it is without an offset
    URI address(int port, String path) {
        return URI.create("http://localhost:" + (port + offset) + path);
    }

    /// Process id of a part.
    long process(String part) {
        return Objects.requireNonNull(processes.get(part), part);
    }

    /// A token of one of a tenant's people.
    String token(String user, String password, String tenant) {
        return token(user, password, List.of("--tenant", tenant));
    }

    /// A token of one of the demo's staff.
    String staffToken(String user) {
        return token(user, "portolan", List.of());
    }

    private static String token(String user, String password, List<String> options) {
        var script = Path.of(System.getProperty("portolan.root", ".")).resolve("portolan");
        var words = Stream.concat(Stream.of(script.toString(), "token", user), options.stream())
                .toList();
        var command = new ProcessBuilder(words);
        command.environment().put("PORTOLAN_PASSWORD", password);
        try {
            return new String(command.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("no token for " + user + ": " + e.getMessage(), e);
        }
    }

    /// CPU time that some parts and their child processes have used since they were started.
    Duration cpu(String... parts) {
        var times = cpuTimes();
        return Stream.of(parts).map(times::get).reduce(Duration.ZERO, Duration::plus);
    }

    /// CPU time that each part and its child processes have used since they were started.
    Map<String, Duration> cpuTimes() {
        var times = new TreeMap<String, Duration>();
        processes.forEach((part, pid) -> times.put(
                part,
                ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)));
        return times;
    }

    @Override
    public void close() {
        http.close();
    }

    /// What a part answered.
    ///
    /// @param body a missing node when there was no JSON
    record Answer(int status, JsonNode body) {
        /// @throws IllegalStateException when the status is another one
        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("answered " + status + " instead of " + wanted + ": " + body);
            }
            return this;
        }
    }
}
