package dev.portolan.ui.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.streams.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends one call and reads its answer. A token that a service calls outdated is renewed once and the call repeated;
/// nothing else is ever sent twice.
@ApplicationScoped
class Http {
    private static final Logger LOG = Logger.getLogger(Http.class);
    private static final int PROBLEM_BYTES = 65_536;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ServicesConfig config;
    private final ObjectMapper json;

    Http(ServicesConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    <T> T get(Service service, Address address, TokenSource tokens, Class<T> type) {
        return send(service, "GET", address, tokens, null, json.constructType(type));
    }

    <T> T getPage(Service service, Address address, TokenSource tokens, Class<?> page, Class<?> item) {
        return send(service, "GET", address, tokens, null, json.getTypeFactory().constructParametricType(page, item));
    }

    <T> T send(
            Service service, String method, Address address, TokenSource tokens, @Nullable Object body, Class<T> type) {
        return send(service, method, address, tokens, body, json.constructType(type));
    }

    /// Sends a call that is out of the ordinary.
    <T> T send(Service service, Outgoing call, TokenSource tokens, Class<T> type) {
        return send(service, call, tokens, json.constructType(type));
    }

    private <T> T send(
            Service service, String method, Address address, TokenSource tokens, @Nullable Object body, JavaType type) {
        return send(service, Outgoing.of(method, address, body), tokens, type);
    }

    private <T> T send(Service service, Outgoing call, TokenSource tokens, JavaType type) {
        var body = call.body();
        var content = switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            default -> BodyPublishers.ofByteArray(write(body));
        };
        var answer = exchange(service, request(call, tokens.current(), content));
        if (answer.statusCode() == 401 && !tokens.equals(TokenSource.NONE)) {
            answer = exchange(service, request(call, tokens.renewed(), content));
        }
        return read(service, answer, type);
    }

    private HttpRequest request(Outgoing call, String token, BodyPublisher content) {
        var request = request(call.address().uri(), token, call.contentType()).method(call.method(), content);
        if (call.timeout() != null) {
            request.timeout(call.timeout());
        }
        if ("*".equals(call.etag())) {
            request.setHeader("If-None-Match", "*");
        } else if (call.etag() != null) {
            request.setHeader("If-Match", "\"" + call.etag() + "\"");
        }
        return request.build();
    }

    /// Opens a file that the service makes; the caller closes it. The timeout counts until the file begins.
    ///
    /// @param type the media type that is asked for
    Download download(Service service, Address address, TokenSource tokens, String type) {
        var uri = address.uri();
        var answer = open(service, file(uri, tokens.current(), type));
        if (answer.statusCode() == 401 && !tokens.equals(TokenSource.NONE)) {
            close(answer);
            answer = open(service, file(uri, tokens.renewed(), type));
        }
        if (answer.statusCode() >= 300) {
            throw ProblemReader.read(json, service, answer.statusCode(), problem(answer));
        }
        var headers = answer.headers();
        return new Download(
                answer.body(),
                headers.firstValue("Content-Type").orElse(type),
                headers.firstValueAsLong("Content-Length").orElse(-1),
                headers.firstValue("Link").orElse(null));
    }

    private HttpRequest file(URI uri, String token, String type) {
        return request(uri, token, "application/json")
                .setHeader("Accept", type + ", application/problem+json;q=0.5")
                .GET()
                .build();
    }

    private HttpResponse<InputStream> open(Service service, HttpRequest request) {
        return exchange(
                service, request, BodyHandlers.limiting(BodyHandlers.ofInputStream(), config.maxDownloadBytes()));
    }

    private byte[] problem(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            return body.readNBytes(PROBLEM_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void close(HttpResponse<InputStream> answer) {
        close(answer.body());
    }

    /// Ends a file that is not read to its end.
    static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.trace("an answer that nobody reads could not be closed");
        }
    }

    /// Posts a form, as OAuth token endpoints want it.
    <T> T form(Service service, Address address, Map<String, String> fields, Class<T> type) {
        var request = request(address.uri(), "", "application/x-www-form-urlencoded")
                .POST(encoded(fields))
                .build();
        return read(service, exchange(service, request), json.constructType(type));
    }

    private static BodyPublisher encoded(Map<String, String> fields) {
        return BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private HttpRequest.Builder request(URI uri, String token, String contentType) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(config.timeout())
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", contentType);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> exchange(Service service, HttpRequest request) {
        return exchange(service, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxAnswerBytes()));
    }

    private <B> HttpResponse<B> exchange(Service service, HttpRequest request, HttpResponse.BodyHandler<B> body) {
        try {
            return Traces.send(client, request, body);
        } catch (IOException e) {
            LOG.infof("no answer service=%s path=%s: %s", service, request.uri().getPath(), e.toString());
            throw ProblemException.unavailable(service.title());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(service.title());
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an empty answer is null only where the caller asks for Void
    private <T> T read(Service service, HttpResponse<byte[]> answer, JavaType type) {
        if (answer.statusCode() >= 300) {
            throw ProblemReader.read(json, service, answer.statusCode(), answer.body());
        }
        try {
            return type.hasRawClass(Void.class) || answer.body().length == 0
                    ? null
                    : (T) json.readValue(answer.body(), type);
        } catch (IOException e) {
            LOG.errorf(
                    e,
                    "unreadable answer service=%s path=%s",
                    service,
                    answer.uri().getPath());
            throw ProblemException.unavailable(service.title());
        }
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    /// Who is called, with a name for people.
    enum Service {
        TENANTS("The account service"),
        CATALOG("The catalog"),
        PLUGINS("The plugin service");

        private final String title;

        Service(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
