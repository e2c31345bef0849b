package dev.portolan.kernel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.time.InstantSource;
import java.util.Set;

/// Makes an identity of a token. Whether the tenant in the address is the token's is the business of [Gate].
@ApplicationScoped
class BearerIdentity implements IdentityProvider<TokenAuthenticationRequest> {
    static final String CLAIMS = "portolan.claims";

    private static final int MOST_KNOWN = 2_000;

    private final TokenVerifier verifier;
    private final ApiTokens apiTokens;
    private final Revocations revocations;
    private final InstantSource time;

    /// What was verified before: a signature costs more than most answers. Whether it is void is asked each time.
    private final Cache<String, Known> known;

    BearerIdentity(
            TokenVerifier verifier,
            ApiTokens apiTokens,
            Revocations revocations,
            TokenConfig config,
            InstantSource time) {
        this.verifier = verifier;
        this.apiTokens = apiTokens;
        this.revocations = revocations;
        this.time = time;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterWrite(config.lifetime())
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var bearer = request.getToken().getToken();
        var before = known.getIfPresent(bearer);
        if (before != null && before.claims().lifetime().expiresAt().isAfter(time.instant())) {
            return Uni.createFrom().item(() -> unlessVoid(before));
        }
        // The first verification fetches the issuer's keys over HTTP, and an API token is exchanged over HTTP.
        return context.runBlocking(() -> identity(bearer));
    }

    private SecurityIdentity identity(String bearer) {
        try {
            if (ApiTokenFormat.hasPrefix(bearer)) {
                var granted = apiTokens.tenantToken(bearer);
                return unlessVoid(new Known(granted.claims(), identity(granted.token(), granted.claims())));
            }
            var claims = verifier.verify(bearer);
            var verified = new Known(claims, identity(bearer, claims));
            known.put(bearer, verified);
            return unlessVoid(verified);
        } catch (ProblemException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private SecurityIdentity unlessVoid(Known verified) {
        if (revocations.isVoid(verified.claims())) {
            throw new AuthenticationFailedException(new ProblemException(
                    Common.TOKEN_OUTDATED, "Rights have changed since this token was issued. Get a new one."));
        }
        return verified.identity();
    }

    private static SecurityIdentity identity(String token, TokenClaims claims) {
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

    /// A token that has been verified. Immutable.
    private record Known(TokenClaims claims, SecurityIdentity identity) {}
}
