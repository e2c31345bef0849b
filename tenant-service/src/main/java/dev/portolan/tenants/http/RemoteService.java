package dev.portolan.tenants.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Traces;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Speaks JSON to one trusted service: one attempt of at most ten seconds unless said otherwise, an answer of at most
/// 4 MiB. Who calls retries.
public final class RemoteService {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long LARGEST = 4L << 20;

    private final String name;
    private final URI base;
    private final ObjectMapper mapper;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param name what a client may be told when the service does not answer
    public RemoteService(String name, URI base, ObjectMapper mapper) {
        this(name, base, mapper, TIMEOUT);
    }

    /// @param name what a client may be told when the service does not answer
    /// @param timeout of one attempt: for what lawfully takes long
    public RemoteService(String name, URI base, ObjectMapper mapper, Duration timeout) {
        this.name = name;
        this.base = base;
        this.mapper = mapper;
        this.timeout = timeout;
    }

    /// Sends a request with a JSON body, or without one.
    ///
    /// @param path below the base address, with a leading slash
    /// @throws ProblemException `unavailable` when the service does not answer, or with a 5xx or 429
    public Answer json(String method, String path, String bearer, @Nullable Object body) {
        try {
            var content = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body));
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", "application/json")
                    .method(method, content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + path, e);
        }
    }

    /// Sends a form.
    ///
    /// @throws ProblemException `unavailable` when the service does not answer, or with a 5xx or 429
    public Answer form(String path, Map<String, String> fields) {
        var content = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    /// Opens an answer that may be of any length; the deadline is for its beginning. Close it.
    ///
    /// @param path below the base address, with a leading slash
    /// @throws ProblemException `unavailable` when the service does not answer, or not with a 200
    public InputStream stream(String path, String bearer) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + bearer)
                .timeout(timeout)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw unavailable("status=" + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw unavailable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    /// Escapes one query parameter or form field.
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder builder) {
        var request =
                builder.timeout(timeout).header("Accept", "application/json").build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                throw unavailable("status=" + response.statusCode());
            }
            return new Answer(response.statusCode(), read(response.body()));
        } catch (IOException e) {
            throw unavailable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : mapper.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private ProblemException unavailable(String why) {
        Log.infof("no use of service=%s why=%s", name, why);
        return ProblemException.retryAfter(
                Common.UNAVAILABLE, name + " does not answer. Nothing is lost: try again.", Duration.ofSeconds(5));
    }

    /// What a service answered.
    ///
    /// @param body a missing node when there was no JSON
    public record Answer(int status, JsonNode body) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }
}
