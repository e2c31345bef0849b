package dev.portolan.tenants;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a fake answers.
record Reply(int status, String body) {
    static Reply of(int status, String body) {
        return new Reply(status, body);
    }

    static Reply json(int status, Object body) throws IOException {
        return new Reply(status, Peers.json().writeValueAsString(body));
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /// Reads a query string or a form.
    static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var field : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            var at = field.indexOf('=');
            fields.put(field.substring(0, at), URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
