package dev.portolan.ui.session;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.AccountClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A person in an organization, signed in without Keycloak.
public final class TestSession {
    private TestSession() {}

    /// @param accounts whose token is one that [#token] made
    public static TenantSession of(Slug tenant, AccountClient accounts) {
        var renewal = new TokenRenewal(none(), accounts, InstantSource.system());
        var tokens = new KeycloakTokens("keycloak", null, Instant.now().plusSeconds(3_600));
        var person = new Person(TokenClaims.of(token("{\"sub\":\"ada\",\"name\":\"Ada\"}")), tokens, renewal);
        return new TenantSession(tenant, person, renewal);
    }

    /// A token that says this; nobody has signed it.
    public static String token(String claims) {
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "e30." + body + ".x";
    }

    // nothing is renewed while a test runs
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T none() {
        @Nullable T nothing = null;
        return nothing;
    }
}
