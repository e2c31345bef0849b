package dev.portolan.plugins.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A service of a publisher, which takes signed calls as its author would: by the text of Standard Webhooks, with
/// nothing of the platform's own.
final class PublishersService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final Semaphore ON = new Semaphore(0);

    private PublishersService() {}

    static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/on")) {
                ON.release();
                answer(exchange, 200, "{}");
                return;
            }
            if (!genuine(exchange, body)) {
                answer(exchange, 401, "{}");
                return;
            }
            var call = JSON.readTree(body);
            switch (call.path("function").asText()) {
                case "widget" ->
                    answer(
                            exchange,
                            200,
                            "{\"value\": {\"block\": \"text\", \"markdown\": \"%s\"}}".formatted(said(call, exchange)));
                case "failing" -> answer(exchange, 200, "{\"error\": \"The service says no.\"}");
                case "odd" -> answer(exchange, 200, "[]");
                case "empty" -> answer(exchange, 200, "{}");
                case "slow" -> {
                    pause();
                    answer(exchange, 200, "{\"value\": 1}");
                }
                case "away" -> {
                    exchange.getResponseHeaders().add("Location", "/service");
                    answer(exchange, 307, "{}");
                }
                case "steps" -> steps(exchange);
                case "talking" ->
                    lines(
                            exchange,
                            "{\"log\": {\"line\": \"looking\"}}",
                            "",
                            "{\"progress\": {\"done\": -1}}",
                            "{\"what\": 1}",
                            "{\"value\": {\"block\": \"text\", \"markdown\": \"said by %s\"}}"
                                    .formatted(
                                            call.at("/document/context/plugin").asText()));
                case "unfinished" -> lines(exchange, "{\"log\": {\"line\": \"looking\"}}");
                default -> answer(exchange, 500, "{}");
            }
        }
    }

    // Says how it goes, and goes on once it is told to.
    private static void steps(HttpExchange exchange) throws IOException {
        lines(
                exchange,
                "{\"log\": {\"level\": \"warn\", \"line\": \"building\"}}",
                "{\"progress\": {\"done\": 1, \"total\": 2, \"message\": \"building\"}}");
        ON.acquireUninterruptibly();
        say(exchange, "{\"log\": {\"line\": \"testing\"}}");
        say(exchange, "{\"value\": {\"ok\": true, \"message\": \"built\"}}");
    }

    private static void lines(HttpExchange exchange, String... lines) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        for (var line : lines) {
            say(exchange, line);
        }
    }

    private static void say(HttpExchange exchange, String line) throws IOException {
        exchange.getResponseBody().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static String said(JsonNode call, HttpExchange exchange) {
        var document = call.path("document");
        return "%s for %s, %s"
                .formatted(
                        document.path("config").path("greeting").asText(),
                        document.path("context").path("tenant").asText(),
                        call.path("call")
                                                .asText()
                                                .equals(exchange.getRequestHeaders()
                                                        .getFirst("webhook-id"))
                                        && !document.toString().contains("whsec_")
                                ? "in order"
                                : "odd");
    }

    private static boolean genuine(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var timestamp = headers.getFirst("webhook-timestamp");
        var signature = headers.getFirst("webhook-signature");
        if (id == null
                || timestamp == null
                || signature == null
                || !exchange.getRequestMethod().equals("POST")) {
            return false;
        }
        var age = Instant.now().getEpochSecond() - Long.parseLong(timestamp);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            var signed = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
            var expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            var given = signature.replaceFirst("^v1,", "");
            return Math.abs(age) < 300
                    && MessageDigest.isEqual(
                            expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
