package dev.portolan.local.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.local.home.Ports;
import dev.portolan.local.keycloak.KeycloakPart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Gets access tokens of people: signs in at Keycloak with a password, and exchanges the result at tenant-service.
public record AccessTokens(Ports ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param user e-mail address
    /// @param scope `staff`, or `tenant:` and a slug
    /// @throws IllegalStateException with a sentence for people, when there is none to be had
    public String get(String user, String password, String scope) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var signedIn = token(
                    http,
                    Ports.url(ports.keycloak()) + "/realms/portolan/protocol/openid-connect/token",
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            KeycloakPart.LOCAL_CLIENT,
                            "username",
                            user,
                            "password",
                            password,
                            "scope",
                            "openid"));
            return token(
                    http,
                    Ports.url(ports.tenantService()) + "/api/token",
                    Map.of(
                            "grant_type",
                            "urn:ietf:params:oauth:grant-type:token-exchange",
                            "subject_token",
                            signedIn,
                            "subject_token_type",
                            "urn:ietf:params:oauth:token-type:access_token",
                            "scope",
                            scope));
        }
    }

    private static String token(HttpClient http, String address, Map<String, String> form)
            throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "%s answers %d: %s".formatted(address, response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (ConnectException e) {
            throw new IllegalStateException(address + " does not answer. Is ./portolan up?", e);
        }
    }
}
