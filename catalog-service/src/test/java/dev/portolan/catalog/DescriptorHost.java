package dev.portolan.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A web server with descriptor files, on loopback. What is `PUT` there can be had from there, with an ETag. A file
/// that
/// begins with a line `!delay 200` comes after so many milliseconds; one that begins with `!hops 3` after so many
/// redirects.
public final class DescriptorHost implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "portolan.test.descriptor-port";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext(OldBackstage.ROOT, new OldBackstage());
        server.start();
        var port = server.getAddress().getPort();
        System.setProperty(PORT, String.valueOf(port));
        return Map.of("portolan.egress.allow", "localhost:" + port);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    files.put(path, exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(204, -1);
                }
                case "DELETE" -> {
                    files.remove(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                case "OPTIONS" -> {
                    exchange.getResponseHeaders()
                            .add(
                                    "X-Sent",
                                    sent.getOrDefault(path, new AtomicInteger()).toString());
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> send(exchange, path);
            }
        }
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        var content = files.get(path);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        content = told(exchange, content);
        if (content == null) {
            return;
        }
        var etag = "\"" + UUID.nameUUIDFromBytes(content) + "\"";
        exchange.getResponseHeaders().add("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        sent.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    /// Does what the first line says.
    private static byte @Nullable [] told(HttpExchange exchange, byte[] content) throws IOException {
        var text = new String(content, StandardCharsets.UTF_8);
        if (!text.startsWith("!")) {
            return content;
        }
        var end = text.indexOf('\n');
        var number = Integer.parseInt(text.substring(text.indexOf(' ') + 1, end));
        if (text.startsWith("!delay")) {
            LockSupport.parkNanos(Duration.ofMillis(number).toNanos());
        } else {
            var query = exchange.getRequestURI().getQuery();
            var done = query == null ? 0 : Integer.parseInt(query);
            if (done < number) {
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getPath() + "?" + (done + 1));
                exchange.sendResponseHeaders(302, -1);
                return null;
            }
        }
        return text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    }

    static String address() {
        return "http://localhost:" + System.getProperty(PORT);
    }

    /// A fresh folder on the host, so that tests do not meet.
    static Folder folder() {
        return new Folder(address() + "/" + UUID.randomUUID() + "/");
    }

    /// @param url ends with a slash
    record Folder(String url) {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        /// Puts a file there, and returns its URL.
        String put(String name, String content) {
            return put(name, content.getBytes(StandardCharsets.UTF_8));
        }

        String put(String name, byte[] content) {
            request(name, "PUT", HttpRequest.BodyPublishers.ofByteArray(content));
            return url + name;
        }

        void remove(String name) {
            request(name, "DELETE", HttpRequest.BodyPublishers.noBody());
        }

        /// How often the file's content was sent.
        int sent(String name) {
            return Integer.parseInt(request(name, "OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .headers()
                    .firstValue("X-Sent")
                    .orElseThrow());
        }

        private HttpResponse<Void> request(String name, String method, HttpRequest.BodyPublisher body) {
            try {
                return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + name))
                                .method(method, body)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
