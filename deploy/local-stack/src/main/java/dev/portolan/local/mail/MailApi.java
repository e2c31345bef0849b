package dev.portolan.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Shows the mails: as JSON at `/api/messages`, newest first, and as a page at `/`.
final class MailApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    private MailApi(HttpServer server) {
        this.server = server;
    }

    /// @param port on loopback; 0 for any free one
    static MailApi start(int port, Mailbox mailbox) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> page(exchange, mailbox));
        server.createContext("/api/messages", exchange -> messages(exchange, mailbox));
        server.start();
        return new MailApi(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void messages(HttpExchange exchange, Mailbox mailbox) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, 200, "application/json", JSON.writeValueAsString(mailbox.newestFirst()));
            case "DELETE" -> {
                mailbox.clear();
                answer(exchange, 204, "application/json", "");
            }
            default -> answer(exchange, 405, "text/plain", "GET or DELETE\n");
        }
    }

    private static void page(HttpExchange exchange, Mailbox mailbox) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/")) {
            // Mails are what users typed: nothing in them may run.
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            answer(exchange, 200, "text/html; charset=utf-8", MailPage.of(mailbox.newestFirst()));
        } else {
            answer(exchange, 404, "text/plain", "not found\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
