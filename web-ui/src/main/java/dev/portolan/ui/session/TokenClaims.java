package dev.portolan.ui.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/// Reads what a token says. The portal got the token from its issuer directly and decides nothing by it that the
/// services do not decide again, so the signature is theirs to check.
final class TokenClaims {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode claims;

    private TokenClaims(JsonNode claims) {
        this.claims = claims;
    }

    /// @throws IllegalArgumentException when `token` is no JWT
    static TokenClaims of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("is not a JWT");
        }
        try {
            return new TokenClaims(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (IOException e) {
            throw new IllegalArgumentException("is not a JWT", e);
        }
    }

    String text(String name) {
        return claims.path(name).asText("");
    }

    /// A text within an object; empty when there is none.
    String text(String object, String name) {
        return claims.path(object).path(name).asText("");
    }

    /// The texts of a list; empty when there is none.
    Set<String> texts(String name) {
        var texts = new HashSet<String>();
        claims.path(name).forEach(text -> texts.add(text.asText()));
        return Set.copyOf(texts);
    }

    Instant expiresAt() {
        return Instant.ofEpochSecond(claims.path("exp").asLong());
    }

    Set<String> scope() {
        return Set.of(text("scope").trim().split("\\s+"));
    }
}
