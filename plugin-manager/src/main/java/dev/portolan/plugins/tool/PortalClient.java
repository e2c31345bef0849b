package dev.portolan.plugins.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/// Calls a portal with one token. An answer that says no is a [Refused]; nothing is tried twice.
final class PortalClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int LARGEST = 8 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI base;
    private final Supplier<String> token;

    private PortalClient(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    static PortalClient of(URI base, String token) {
        return new PortalClient(checked(base), () -> token);
    }

    /// @param token asked before each call
    static PortalClient of(URI base, Supplier<String> token) {
        return new PortalClient(checked(base), token);
    }

    /// What the portal says when it does not do what was asked.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String words) {
            super(words);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode send(String method, String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString())));
    }

    JsonNode sendPackage(String path, byte[] zip) {
        return send(request(path).header("Content-Type", "application/zip").POST(BodyPublishers.ofByteArray(zip)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.get());
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            var body = read(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(response.statusCode(), words(request.uri(), response.statusCode(), body));
            }
            return body;
        } catch (ConnectException e) {
            throw new IllegalStateException(
                    "nobody answers at " + origin(request.uri()) + ": is the portal running there?", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    origin(request.uri()) + " gave no whole answer (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            var json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String words(URI uri, int status, JsonNode problem) {
        var words = new StringBuilder(
                problem.path("detail").asText(problem.path("title").asText("It answers with status " + status + ".")));
        problem.path("violations")
                .forEach(violation -> words.append("\n  ")
                        .append(violation.path("pointer").asText())
                        .append(' ')
                        .append(violation
                                .path("message")
                                .asText(violation.path("detail").asText())));
        return origin(uri) + " refuses (" + status + "): " + words;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static URI checked(URI base) {
        if (base.getHost() == null || !("https".equals(base.getScheme()) || "http".equals(base.getScheme()))) {
            throw new IllegalArgumentException(base + " is no web address, such as https://portal.example.com.");
        }
        var text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }
}
