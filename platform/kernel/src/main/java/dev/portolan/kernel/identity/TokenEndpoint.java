package dev.portolan.kernel.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import dev.portolan.streams.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// tenant-service's token endpoint, asked once and for five seconds at most, with this service's client credentials.
@ApplicationScoped
class TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;
    private final Map<String, String> credentials;

    TokenEndpoint(
            @ConfigProperty(name = "portolan.services.tenant-service") URI tenantService,
            @ConfigProperty(name = "quarkus.application.name") String client,
            @ConfigProperty(name = "portolan.client-secret") String secret) {
        this.address = tenantService.resolve("/api/token");
        this.credentials = Map.of("client_id", client, "client_secret", secret);
    }

    /// @throws ProblemException `unavailable` when tenant-service does not answer
    Answer ask(Map<String, String> wanted) {
        var form = new TreeMap<>(credentials);
        form.putAll(wanted);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = Traces.send(http, request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.statusCode() == 200
                            ? Json.read(response.body(), JsonNode.class)
                            : MissingNode.getInstance());
        } catch (IOException e) {
            throw new ProblemException(Common.UNAVAILABLE, "tenant-service does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Common.UNAVAILABLE, "Stopped while waiting for tenant-service.");
        }
    }

    /// @param body of a 200; missing otherwise
    record Answer(int status, JsonNode body) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
