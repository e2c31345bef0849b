package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Makes an identity of a token. Whether the tenant in the address is the token's is the business of [Gate].
@ApplicationScoped
class BearerIdentity implements IdentityProvider<TokenAuthenticationRequest> {
    static final String CLAIMS = "portolan.claims";

    private final TokenVerifier verifier;
    private final ApiTokens apiTokens;
    private final Revocations revocations;

    BearerIdentity(TokenVerifier verifier, ApiTokens apiTokens, Revocations revocations) {
        this.verifier = verifier;
        this.apiTokens = apiTokens;
        this.revocations = revocations;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        // The first verification fetches the issuer's keys over HTTP, and an API token is exchanged over HTTP.
        return context.runBlocking(() -> identity(request.getToken().getToken()));
    }

    private SecurityIdentity identity(String bearer) {
        try {
            if (ApiTokenFormat.hasPrefix(bearer)) {
                var granted = apiTokens.tenantToken(bearer);
                return identity(granted.token(), granted.claims());
            }
            return identity(bearer, verifier.verify(bearer));
        } catch (ProblemException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private SecurityIdentity identity(String token, TokenClaims claims) {
        if (revocations.isVoid(claims)) {
            throw new ProblemException(
                    Common.TOKEN_OUTDATED, "Rights have changed since this token was issued. Get a new one.");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(claims.subject()))
                .addCredential(new TokenCredential(token, "bearer"))
                .addRoles(roles(claims))
                .addPermissionsAsString(claims.permissions())
                .addAttribute(CLAIMS, claims)
                .build();
    }

    private static Set<String> roles(TokenClaims claims) {
        return switch (claims) {
            case TokenClaims.Member _ -> Set.of();
            case TokenClaims.Staff staff -> staff.roles();
            case TokenClaims.Service _ -> Set.of("service");
        };
    }
}
