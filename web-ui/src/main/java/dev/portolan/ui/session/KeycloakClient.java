package dev.portolan.ui.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Renews Keycloak's tokens for pages that stay open: quarkus-oidc does so only when a page is loaded.
@ApplicationScoped
class KeycloakClient {
    private static final Logger LOG = Logger.getLogger(KeycloakClient.class);
    private static final long MAX_ANSWER_BYTES = 65_536;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json;
    private final InstantSource time;
    private final URI endpoint;
    private final String clientId;
    private final String secret;

    KeycloakClient(
            ObjectMapper json,
            InstantSource time,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.json = json;
        this.time = time;
        this.endpoint = URI.create(realm + "/protocol/openid-connect/token");
        this.clientId = clientId;
        this.secret = secret;
    }

    /// @return empty when Keycloak refuses or does not answer: the person has to sign in again
    Optional<KeycloakTokens> renew(String refreshToken) {
        var form = "grant_type=refresh_token&client_id=" + encode(clientId) + "&client_secret=" + encode(secret)
                + "&refresh_token=" + encode(refreshToken);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
            if (answer.statusCode() != 200) {
                LOG.infof("Keycloak did not renew a session: status=%d", answer.statusCode());
                return Optional.empty();
            }
            var token = json.readValue(answer.body(), Account.Token.class);
            return Optional.of(new KeycloakTokens(
                    token.accessToken(), token.refreshToken(), time.instant().plusSeconds(token.expiresIn())));
        } catch (IOException e) {
            LOG.warnf("Keycloak does not answer: %s", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
