package dev.portolan.local;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints an access token for a person: signs in at Keycloak and exchanges the result at tenant-service.
record TokenCommand(Ports ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param words the person's e-mail address; `--tenant` and a slug, else the token is a staff token
    int run(List<String> words) throws IOException, InterruptedException {
        var tenant = words.indexOf("--tenant");
        var scope = tenant < 0 ? "staff" : "tenant:" + words.get(tenant + 1);
        var user = user(words, tenant);
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var signedIn = token(
                    http,
                    keycloak(),
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            KeycloakPart.LOCAL_CLIENT,
                            "username",
                            user,
                            "password",
                            Optional.ofNullable(System.getenv("PORTOLAN_PASSWORD"))
                                    .orElse("portolan"),
                            "scope",
                            "openid"));
            System.out.println(token(
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
                            scope)));
            return 0;
        }
    }

    private static String user(List<String> words, int tenant) {
        for (var i = 0; i < words.size(); i++) {
            if (tenant < 0 || i != tenant && i != tenant + 1) {
                return words.get(i);
            }
        }
        throw new IllegalArgumentException("token needs the e-mail address of somebody");
    }

    private String keycloak() {
        return Ports.url(ports.keycloak()) + "/realms/portolan/protocol/openid-connect/token";
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
