package dev.portolan.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that the functions of plugins ask in the middle of what they do: so a test knows to the moment where the
/// plugin manager stands, and can stop it there.
final class Gate implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
    private final Map<String, Runnable> traps = new ConcurrentHashMap<>();

    Gate(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::arrive);
        server.start();
    }

    /// Runs something while the function that asks next for this path waits for its answer, once.
    void trap(String path, Runnable act) {
        traps.put(path, act);
    }

    /// Whether the trap was sprung.
    boolean sprung(String path) {
        return !traps.containsKey(path);
    }

    /// How often a path was asked for.
    int arrivals(String path) {
        var known = arrivals.get(path);
        return known == null ? 0 : known.get();
    }

    private void arrive(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        arrivals.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        var act = traps.remove(path);
        if (act != null) {
            act.run();
        }
        var body = (path.endsWith("/ill") ? "no" : "yes").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
