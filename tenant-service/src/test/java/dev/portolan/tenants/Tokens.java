package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.type.TypeReference;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/// Asks for tokens and looks into them.
final class Tokens {
    private Tokens() {}

    static ValidatableResponse exchange(String subjectToken, String scope) {
        return grant(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                subjectToken,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "scope",
                scope));
    }

    static ValidatableResponse grant(Map<String, String> form) {
        return given().formParams(form).post("/api/token").then();
    }

    /// The claims, unverified.
    static Map<String, Object> claims(String token) {
        try {
            var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return Peers.json().readValue(payload, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
