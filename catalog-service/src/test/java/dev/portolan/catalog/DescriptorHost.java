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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A web server with descriptor files, on loopback. What is `PUT` there can be had from there, with an ETag.
public final class DescriptorHost implements QuarkusTestResourceLifecycleManager {
    private static final String PORT = "portolan.test.descriptor-port";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
    private final Map<String, String> needed = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
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
                    keep(exchange, "X-Needs", needed);
                    keep(exchange, "X-Moved", moved);
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

    private static void keep(HttpExchange exchange, String header, Map<String, String> values) {
        var value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            values.put(exchange.getRequestURI().getPath(), value);
        }
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        var content = files.get(path);
        if (moved.containsKey(path)) {
            exchange.getResponseHeaders().add("Location", moved.get(path));
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (needed.containsKey(path) && !needed.get(path).equals(authorization)) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
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

    /// A fresh folder on the host, so that tests do not meet.
    static Folder folder() {
        return new Folder("http://localhost:" + System.getProperty(PORT) + "/" + UUID.randomUUID() + "/");
    }

    /// @param url ends with a slash
    record Folder(String url) {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        /// Puts a file there, and returns its URL.
        String put(String name, String content) {
            request(name, "PUT", HttpRequest.BodyPublishers.ofString(content, StandardCharsets.UTF_8));
            return url + name;
        }

        /// Puts a file there that needs this in the header `Authorization`.
        String put(String name, String content, String authorization) {
            request(name, "PUT", HttpRequest.BodyPublishers.ofString(content), "X-Needs", authorization);
            return url + name;
        }

        /// Puts a redirect there.
        String move(String name, String location) {
            request(name, "PUT", HttpRequest.BodyPublishers.noBody(), "X-Moved", location);
            return url + name;
        }

        String host() {
            return URI.create(url).getAuthority();
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

        private HttpResponse<Void> request(
                String name, String method, HttpRequest.BodyPublisher body, String... headers) {
            try {
                var request = HttpRequest.newBuilder(URI.create(url + name));
                if (headers.length > 0) {
                    request.headers(headers);
                }
                return HTTP.send(request.method(method, body).build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
