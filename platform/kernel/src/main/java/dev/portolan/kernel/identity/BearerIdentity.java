package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
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
    private final Revocations revocations;

    BearerIdentity(TokenVerifier verifier, Revocations revocations) {
        this.verifier = verifier;
        this.revocations = revocations;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        // The first verification fetches the issuer's keys over HTTP.
        return context.runBlocking(() -> identity(request));
    }

    private SecurityIdentity identity(TokenAuthenticationRequest request) {
        try {
            var claims = verifier.verify(request.getToken().getToken());
            if (revocations.isVoid(claims)) {
                throw new ProblemException(
                        Common.TOKEN_OUTDATED, "Rights have changed since this token was issued. Get a new one.");
            }
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(claims.subject()))
                    .addCredential(request.getToken())
                    .addRoles(roles(claims))
                    .addPermissionsAsString(claims.permissions())
                    .addAttribute(CLAIMS, claims)
                    .build();
        } catch (ProblemException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private static Set<String> roles(TokenClaims claims) {
        return switch (claims) {
            case TokenClaims.Member _ -> Set.of();
            case TokenClaims.Staff staff -> staff.roles();
            case TokenClaims.Service _ -> Set.of("service");
        };
    }
}
