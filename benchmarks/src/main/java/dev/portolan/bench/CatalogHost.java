package dev.portolan.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Serves the files of a made-up catalog: `/<n>/all.yaml` leads to the files of one location.
final class CatalogHost implements AutoCloseable {
    /// The stack must be allowed to read from here: `PORTOLAN_EGRESS_ALLOW=localhost:18999`.
    static final int PORT = 18_999;

    // Four locations of a tenant are read at once, and each is in memory until it has been stored.
    private static final int PER_LOCATION = 10_000;
    private static final int PER_FILE = 500;

    private final CatalogGenerator catalog;
    private final HttpServer server;

    CatalogHost(CatalogGenerator catalog) {
        this.catalog = catalog;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        } catch (IOException e) {
            throw new IllegalStateException("port " + PORT + " is taken: " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", this::answer);
        server.start();
    }

    int locations() {
        return Math.ceilDiv(catalog.size(), PER_LOCATION);
    }

    /// How many entities the first locations have together.
    int entities(int locations) {
        return Math.min(locations * PER_LOCATION, catalog.size());
    }

    static String url(int location) {
        return "http://localhost:" + PORT + "/" + location + "/all.yaml";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Nothing ever changes here, so that reading it again costs little.
            exchange.getResponseHeaders().add("ETag", "\"same\"");
            if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath().split("/");
            var content = content(Integer.parseInt(path[1]), path[2]).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private String content(int location, String name) {
        var first = location * PER_LOCATION;
        var end = Math.min(first + PER_LOCATION, catalog.size());
        if (name.equals("all.yaml")) {
            return "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: files-" + location
                    + "}\nspec:\n  targets:\n"
                    + IntStream.range(0, Math.ceilDiv(end - first, PER_FILE))
                            .mapToObj(file -> "    - ./" + file + ".yaml\n")
                            .collect(Collectors.joining());
        }
        var from = first + Integer.parseInt(name.replace(".yaml", "")) * PER_FILE;
        return catalog.file(from, Math.min(from + PER_FILE, end));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
