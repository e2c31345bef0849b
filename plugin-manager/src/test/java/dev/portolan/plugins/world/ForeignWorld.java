package dev.portolan.plugins.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One HTTP server that stands for a foreign API, and for catalog-service: each tenant has `component:default/web`,
/// with the annotation of the probe, and `api:default/web-api` without; and `group:default/shop` with the tenant's
/// developer, above `group:default/cart` with its viewer.
public final class ForeignWorld implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PORT = "portolan.test.foreign-port";
    private @Nullable HttpServer server;

    /// `host:port` of the foreign API.
    public static String host() {
        return "localhost:" + System.getProperty(PORT);
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/api/tenants/", ForeignWorld::entity);
            started.createContext("/projects", ForeignWorld::projects);
            started.createContext("/echo", ForeignWorld::echo);
            started.createContext("/away", ForeignWorld::redirect);
            started.createContext("/guarded", ForeignWorld::guarded);
            started.createContext("/mirror", ForeignWorld::mirror);
            started.createContext("/silent", _ -> {}); // never answered, so never closed
            started.createContext("/resting", exchange -> answer(exchange, 503, "{}"));
            started.createContext("/service", PublishersService::handle);
            started.createContext("/count", ForeignWorld::count);
            started.start();
            server = started;
            System.setProperty(PORT, String.valueOf(started.getAddress().getPort()));
            return Map.of("portolan.services.catalog-service", "http://" + host(), "portolan.egress.allow", host());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void entity(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 401, "{}");
        } else if (path.endsWith("/catalog/entities/by-query")) {
            query(exchange);
        } else if (path.endsWith("/catalog/entities/by-refs")) {
            answer(exchange, 200, "{\"items\": [" + people(exchange, path.split("/", -1)[3]) + "]}");
        } else if (path.endsWith("/catalog/entities/by-name/component/default/web")) {
            answer(exchange, 200, """
                    {"apiVersion": "backstage.io/v1alpha1", "kind": "Component",
                     "metadata": {"name": "web", "annotations": {"example.com/probe": "yes"}},
                     "spec": {"type": "service"}}""");
        } else if (path.endsWith("/catalog/entities/by-name/api/default/web-api")) {
            answer(exchange, 200, """
                    {"apiVersion": "backstage.io/v1alpha1", "kind": "API", "metadata": {"name": "web-api"}}""");
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private static String people(HttpExchange exchange, String tenant) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var known = Map.of(
                "group:default/shop",
                """
                {"kind": "Group", "relations": [{"type": "hasMember", "targetRef": "user:default/developer"},
                 {"type": "parentOf", "targetRef": "group:default/cart"}]}""",
                "group:default/cart",
                """
                {"kind": "Group", "relations": [{"type": "hasMember", "targetRef": "user:default/viewer"}]}""",
                "user:default/developer",
                "{\"kind\": \"User\", \"spec\": {\"profile\": {\"email\": \"Developer-of-%s@%s.test\"}}}",
                "user:default/viewer",
                "{\"kind\": \"User\", \"spec\": {\"profile\": {\"email\": \"viewer-of-%s@%s.test\"}}}");
        return known.entrySet().stream()
                .filter(entity -> asked.contains("\"" + entity.getKey() + "\""))
                .map(entity -> entity.getValue().replace("%s", tenant))
                .collect(Collectors.joining(", ", "", ", null"))
                .replaceFirst("^, ", "");
    }

    // Knows one predicate, searches it by name, and has two pages where one entity at a time is wanted.
    private static void query(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.contains("\"cursor\":\"second\"")) {
            answer(exchange, 200, "{\"items\": [{\"kind\": \"Component\", \"metadata\": {\"name\": \"cart\"}}]}");
            return;
        }
        if (asked.contains("\"limit\":1,")) {
            answer(
                    exchange,
                    200,
                    "{\"items\": [{\"kind\": \"Component\", \"metadata\": {\"name\": \"web\"}}],"
                            + " \"pageInfo\": {\"nextCursor\": \"second\"}}");
            return;
        }
        if (!asked.contains("\"query\":{\"kind\":\"component\"}")) {
            answer(exchange, 400, "{\"error\": {\"message\": \"Unknown operator\"}}");
            return;
        }
        var web = "{\"kind\": \"Component\", \"metadata\": {\"name\": \"web\", \"title\": \"Web shop\"}}";
        var cart = "{\"kind\": \"Component\", \"metadata\": {\"name\": \"cart\", \"namespace\": \"shop\"}}";
        answer(
                exchange,
                200,
                "{\"items\": [%s]}".formatted(asked.contains("\"term\":\"shop\"") ? web : web + "," + cart));
    }

    private static void projects(HttpExchange exchange) throws IOException {
        var first = exchange.getRequestURI().getQuery().endsWith("page=1");
        answer(
                exchange,
                200,
                "{\"pages\": 2, \"items\": [{\"key\": \"%s\", \"team\": \"team-a\"}]}"
                        .formatted(first ? "alpha" : "beta"));
    }

    private static void count(HttpExchange exchange) throws IOException {
        answer(exchange, 200, String.valueOf(COUNT.incrementAndGet()));
    }

    // Says in its answer which token it was sent, as some real API does.
    private static void echo(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().add("X-Seen", String.valueOf(authorization));
        answer(
                exchange,
                200,
                "{\"authorization\": \"" + authorization + "\", \"length\": "
                        + (authorization == null ? 0 : authorization.length()) + "}");
    }

    // Says what it was sent, and how long that was, which nobody strikes out.
    private static void mirror(HttpExchange exchange) throws IOException {
        var seen = exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("Private-Token");
        exchange.getResponseHeaders().add("X-Length", String.valueOf(seen.length()));
        answer(exchange, 200, seen);
    }

    // Takes one token, and refuses all others as some that have expired.
    private static void guarded(HttpExchange exchange) throws IOException {
        var good = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, good ? 200 : 401, "{}");
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + System.getProperty(PORT) + "/echo");
        answer(exchange, 302, "");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
