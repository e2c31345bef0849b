package dev.portolan.kernel.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gets tokens for calls to other services, by this service's client credentials, and keeps them until shortly before
/// they
/// expire.
@ApplicationScoped
public class ServiceTokens {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 10_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Map<String, String>, Token> kept = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final Map<String, String> credentials;
    private final InstantSource time;

    ServiceTokens(
            @ConfigProperty(name = "portolan.services.tenant-service") URI tenantService,
            @ConfigProperty(name = "quarkus.application.name") String client,
            @ConfigProperty(name = "portolan.client-secret") String secret,
            InstantSource time) {
        this.endpoint = tenantService.resolve("/api/token");
        this.credentials = Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
        this.time = time;
    }

    /// A token for `/internal/**` of one service.
    ///
    /// @throws ProblemException `unavailable` when tenant-service does not give one
    public String forAudience(String service) {
        return token(Map.of("audience", service));
    }

    /// A token that acts within a tenant with these permissions and no more.
    ///
    /// @param actor for example `plugin:portolan/uptime`
    /// @throws ProblemException `unavailable` when tenant-service does not give one
    public String forTenant(Slug tenant, String actor, Collection<String> permissions) {
        var scope = "tenant:" + tenant + " " + String.join(" ", new TreeSet<>(permissions));
        return token(Map.of("scope", scope.strip(), "actor", actor));
    }

    private String token(Map<String, String> wanted) {
        var now = time.instant();
        var token = kept.get(wanted);
        if (token == null || !token.goodAt(now)) {
            token = fetch(wanted, now);
            if (kept.size() >= MOST_KEPT) {
                kept.values().removeIf(old -> !old.goodAt(now));
            }
            kept.put(wanted, token);
        }
        return token.text();
    }

    private Token fetch(Map<String, String> wanted, Instant now) {
        var form = new TreeMap<>(credentials);
        form.putAll(wanted);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                var answer = Json.read(response.body(), JsonNode.class);
                var life = Duration.ofSeconds(answer.path("expires_in").asLong());
                return new Token(
                        answer.path("access_token").asText(), now.plus(life).minus(MARGIN));
            }
            throw new ProblemException(
                    Common.UNAVAILABLE, "tenant-service gave no token (status " + response.statusCode() + ").");
        } catch (IOException e) {
            throw new ProblemException(Common.UNAVAILABLE, "tenant-service does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Common.UNAVAILABLE, "Stopped while waiting for tenant-service.");
        }
    }

    private record Token(String text, Instant until) {
        boolean goodAt(Instant now) {
            return now.isBefore(until);
        }
    }
}
