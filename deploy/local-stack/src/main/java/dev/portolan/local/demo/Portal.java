package dev.portolan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.local.home.Ports;
import dev.portolan.local.tokens.AccessTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// tenant-service's API, as people of the demo call it.
final class Portal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "portolan";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Ports ports;

    Portal(Ports ports) {
        this.ports = ports;
    }

    /// Calls as a member of the staff.
    ///
    /// @param role `operator`, `support` or `billing`
    Answer asStaff(String role, String method, String path, @Nullable Object body) throws DemoException {
        return call(token(role + "@portolan.test", "staff"), method, path, body);
    }

    /// Calls as a member of a tenant.
    Answer as(String email, String slug, String method, String path, @Nullable Object body) throws DemoException {
        return call(token(email, "tenant:" + slug), method, "/api/tenants/" + slug + path, body);
    }

    /// Calls as anybody.
    Answer call(@Nullable String token, String method, String path, @Nullable Object body) throws DemoException {
        return send(ports.tenantService(), token, method, path, body);
    }

    /// The mails that were sent, newest first.
    JsonNode mails() throws DemoException {
        return send(ports.mailApi(), null, "GET", "/api/messages", null).body();
    }

    private String token(String user, String scope) throws DemoException {
        var known = tokens.get(user + scope);
        if (known == null) {
            try {
                known = new AccessTokens(ports).get(user, PASSWORD, scope);
            } catch (IOException | IllegalStateException e) {
                throw new DemoException(user + " gets no token: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("stopped", e);
            }
            tokens.put(user + scope, known);
        }
        return known;
    }

    private Answer send(int port, @Nullable String token, String method, String path, @Nullable Object body)
            throws DemoException {
        try {
            var content = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            var request = HttpRequest.newBuilder(URI.create(Ports.url(port) + path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .method(method, content);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 401) {
                tokens.clear(); // rights have changed, or the tokens are old: the next try gets new ones
            }
            var json = answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
            return new Answer(method + " " + path, answer.statusCode(), json);
        } catch (IOException e) {
            throw new DemoException(method + " " + path + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("stopped", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /// @param body a missing node when there was none
    record Answer(String asked, int status, JsonNode body) {
        /// @throws DemoException when it is no success
        Answer ok() throws DemoException {
            if (status >= 300) {
                throw new DemoException(asked + " answers " + status + ": " + body, null);
            }
            return this;
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }
}
