package dev.portolan.local.demofiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Serves the files of one folder and nothing else, with entity tags so that readers can ask whether they changed.
/// Where a text speaks of the usual address of this server, the real one is served.
final class FolderHandler implements HttpHandler {
    private static final String USUAL = "http://localhost:8090";

    private final Path folder;

    FolderHandler(Path folder) {
        this.folder = folder;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!List.of("GET", "HEAD").contains(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var file = find(exchange.getRequestURI().getPath());
            if (file.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, file.get(), method.equals("HEAD"));
        }
    }

    private static void send(HttpExchange exchange, Path file, boolean headOnly) throws IOException {
        var content = content(file, exchange.getLocalAddress().getPort());
        var tag = tag(content);
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", tag);
        headers.set("Cache-Control", "no-cache");
        headers.set("X-Content-Type-Options", "nosniff");
        if (matches(exchange.getRequestHeaders().getOrDefault("If-None-Match", List.of()), tag)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        headers.set("Content-Type", ContentTypes.of(file.getFileName().toString()));
        if (headOnly || content.length == 0) {
            headers.set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static byte[] content(Path file, int port) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (!List.of("yaml", "json", "md").contains(extension(file))) {
            return bytes;
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(USUAL, "http://localhost:" + port)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String extension(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// @param path decoded already, with its leading slash
    private Optional<Path> find(String path) throws IOException {
        try {
            var file = folder.resolve(path.substring(1)).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            // A link may lead out of the folder.
            return file.toRealPath().startsWith(folder.toRealPath()) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean matches(List<String> conditions, String tag) {
        return conditions.stream()
                .flatMap(condition -> List.of(condition.split(",")).stream())
                .map(condition -> condition.strip().replaceFirst("^W/", ""))
                .anyMatch(condition -> condition.equals(tag) || condition.equals("*"));
    }

    private static String tag(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            var text = HexFormat.of().formatHex(digest, 0, 16);
            return "\"" + text + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
