package dev.portolan.tenants.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.http.RemoteService.Answer;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keycloak's admin REST interface, as this service's own client.
@ApplicationScoped
class KeycloakAdmin {
    private final RemoteService keycloak;
    private final KeycloakConfig config;
    private final InstantSource time;
    private volatile Grant grant = new Grant("", Instant.MIN);

    KeycloakAdmin(KeycloakConfig config, ObjectMapper mapper, InstantSource time) {
        this.keycloak = new RemoteService("The sign-in service", config.url(), mapper);
        this.config = config;
        this.time = time;
    }

    /// @param path below the realm's admin address
    /// @throws ProblemException `unavailable` when Keycloak does not answer or does not let this service in
    Answer call(String method, String path, @Nullable Object body) {
        var answer = keycloak.json(method, "/admin/realms/" + config.realm() + path, token(), body);
        if (answer.status() == 401 || answer.status() == 403) {
            grant = new Grant("", Instant.MIN);
            Log.errorf("keycloak refuses this service status=%d path=%s", answer.status(), path);
            throw new ProblemException(Common.UNAVAILABLE, "The sign-in service does not answer. Try again.");
        }
        return answer;
    }

    /// @throws IllegalStateException unless `answer` is a success
    static Answer expectOk(Answer answer, String what) {
        if (!answer.ok()) {
            throw new IllegalStateException("keycloak answers " + answer.status() + " when asked to " + what);
        }
        return answer;
    }

    private String token() {
        var known = grant;
        if (known.expires().isAfter(time.instant())) {
            return known.token();
        }
        var asked = time.instant();
        var answer = keycloak.form(
                "/realms/" + config.realm() + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", config.clientId(),
                        "client_secret", config.clientSecret()));
        if (!answer.ok()) {
            Log.errorf("keycloak gives this service no token status=%d", answer.status());
            throw new ProblemException(Common.UNAVAILABLE, "The sign-in service does not answer. Try again.");
        }
        // Half its life: never used when about to expire on the way.
        var life = answer.body().path("expires_in").asLong(60) / 2;
        var fresh = new Grant(answer.body().path("access_token").asText(), asked.plusSeconds(life));
        grant = fresh;
        return fresh.token();
    }

    private record Grant(String token, Instant expires) {}
}
