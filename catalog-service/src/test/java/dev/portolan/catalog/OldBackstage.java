package dev.portolan.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Backstages of other people, on [DescriptorHost]: each says what was put there, in pages with cursors, to who has the
/// token. What is put may have `token`, `entities`, `locations`, `brokenAfter` (a page), `failures` (503s before it
/// answers), `held` (does not answer before it is let go), `maxPage` and `behind` (the address of a real catalog that
/// it
/// passes requests on to).
final class OldBackstage implements HttpHandler {
    static final String ROOT = "/backstage/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, State> portals = new ConcurrentHashMap<>();

    private static final class State {
        private final JsonNode content;
        private final Semaphore gate = new Semaphore(0);
        private int failures;
        private int pages;

        State(JsonNode content) {
            this.content = content;
            this.failures = content.path("failures").asInt();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(ROOT.length());
            var name = path.substring(0, path.indexOf('/'));
            var within = path.substring(path.indexOf('/'));
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    var before = portals.put(name, new State(JSON.readTree(exchange.getRequestBody())));
                    if (before != null) {
                        before.gate.release(1_000);
                    }
                    send(exchange, 204, "");
                }
                default -> answer(exchange, portals.get(name), within);
            }
        }
    }

    private static void answer(HttpExchange exchange, State portal, String path) throws IOException {
        var token = portal.content.path("token").asText("");
        if (!token.isEmpty()
                && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":{\"name\":\"AuthenticationError\",\"message\":\"Missing credentials\"}}");
            return;
        }
        if (portal.content.path("held").asBoolean()) {
            portal.gate.acquireUninterruptibly();
        }
        if (portal.failures-- > 0) {
            send(exchange, 503, "{}");
            return;
        }
        if (portal.content.has("behind")) {
            pass(exchange, portal.content.path("behind").asText(), path);
            return;
        }
        switch (path) {
            case "/api/catalog/entities/by-query" -> page(exchange, portal);
            case "/api/catalog/locations" ->
                send(exchange, 200, portal.content.path("locations").toString());
            default -> send(exchange, 404, "{}");
        }
    }

    private static void page(HttpExchange exchange, State portal) throws IOException {
        portal.pages++;
        var broken = portal.content.path("brokenAfter").asInt(Integer.MAX_VALUE);
        var query = parameters(exchange.getRequestURI());
        var all = (ArrayNode) portal.content.path("entities");
        var from = query.containsKey("cursor") ? place(query.get("cursor")) : 0;
        var limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        var to = Math.min(all.size(), from + limit);
        var items = JSON.createArrayNode();
        for (var i = from; i < to; i++) {
            items.add(all.get(i));
        }
        var page = JSON.createObjectNode();
        page.set("items", items);
        page.put("totalItems", all.size());
        if (to < all.size()) {
            page.putObject("pageInfo").put("nextCursor", cursor(to));
        } else {
            page.putObject("pageInfo");
        }
        var text = page.toString();
        send(exchange, 200, portal.pages > broken ? text.substring(0, text.length() / 2) : text);
    }

    private static String cursor(int place) {
        return Base64.getEncoder()
                .encodeToString(
                        "{\"totalItems\":1,\"place\":%d}".formatted(place).getBytes(StandardCharsets.UTF_8));
    }

    private static int place(String cursor) throws IOException {
        return JSON.readTree(Base64.getDecoder().decode(cursor)).path("place").asInt();
    }

    private static Map<String, String> parameters(URI uri) {
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void pass(HttpExchange exchange, String catalog, String path) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var request = HttpRequest.newBuilder(
                        URI.create(catalog + path.replace("/api/catalog", "") + (query == null ? "" : "?" + query)))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /// A Backstage of a test's own.
    static Portal fresh() {
        return new Portal(DescriptorHost.address() + ROOT + UUID.randomUUID());
    }

    record Portal(String url) {
        /// Says what it has from now on; requests that are held are let go.
        void put(JsonNode content) {
            try {
                var answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + "/"))
                                .PUT(HttpRequest.BodyPublishers.ofString(content.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() != 204) {
                    throw new IllegalStateException("status " + answer.statusCode());
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
