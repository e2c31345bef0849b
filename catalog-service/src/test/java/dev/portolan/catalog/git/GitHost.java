package dev.portolan.catalog.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/// A Git server on loopback that speaks the smart protocol over HTTP, for the repositories in one folder. A file
/// `token`
/// in a repository makes it private. Below `/cgi` it is the machine's own Git that answers.
public final class GitHost implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "portolan.test.git-port";
    static final String FOLDER = "portolan.test.git-folder";

    private final CountDownLatch end = new CountDownLatch(1);
    private Path root = Path.of("unset");
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            root = Files.createTempDirectory("portolan-git-host");
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::answer);
            started.start();
            server = started;
            var port = String.valueOf(started.getAddress().getPort());
            System.setProperty(PORT, port);
            System.setProperty(FOLDER, root.toString());
            return Map.of("portolan.egress.allow", "localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        end.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/silent/")) {
                end.await();
            } else if (path.startsWith("/elsewhere/")) {
                var address = exchange.getRequestURI().toString().substring("/elsewhere".length());
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + System.getProperty(PORT) + address);
                exchange.sendResponseHeaders(302, -1);
            } else if (path.startsWith("/cgi/")) {
                backend(exchange, path.substring("/cgi".length()));
            } else {
                serve(exchange, path.substring(1).split("/", 2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, String[] path) throws IOException {
        var folder = root.resolve(path[0]);
        if (path.length < 2 || !Files.isDirectory(folder)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        if (!mayRead(exchange, folder)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        try (var repository =
                new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build()) {
            var upload = new UploadPack(repository);
            upload.setBiDirectionalPipe(false);
            var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
            if (protocol != null) {
                upload.setExtraParameters(List.of(protocol.split(":")));
            }
            if (path[1].equals("info/refs")) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(200, 0);
                upload.sendAdvertisedRefs(
                        new PacketLineOutRefAdvertiser(new PacketLineOut(exchange.getResponseBody())),
                        "git-upload-pack");
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
                exchange.sendResponseHeaders(200, 0);
                upload.upload(body(exchange), exchange.getResponseBody(), null);
            }
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static boolean mayRead(HttpExchange exchange, Path folder) throws IOException {
        var token = folder.resolve("token");
        if (!Files.exists(token)) {
            return true;
        }
        var shown = exchange.getRequestHeaders().getFirst("Authorization");
        var wanted = "token:" + Files.readString(token);
        return shown != null
                && shown.equals("Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));
    }

    private void backend(HttpExchange exchange, String path) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("git", "http-backend");
        var environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("PATH_INFO", path);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getQuery()));
        environment.put("CONTENT_TYPE", header(exchange, "Content-Type"));
        environment.put("HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
        environment.put("GIT_PROTOCOL", header(exchange, "Git-Protocol"));
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        var out = process.getInputStream();
        var status = 200;
        for (var line = line(out); !line.isEmpty(); line = line(out)) {
            var header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        out.transferTo(exchange.getResponseBody());
        process.waitFor();
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
