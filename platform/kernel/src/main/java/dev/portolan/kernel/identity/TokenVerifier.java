package dev.portolan.kernel.identity;

import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.identity.TokenClaims.Acting;
import dev.portolan.kernel.identity.TokenClaims.Lifetime;
import dev.portolan.kernel.identity.TokenClaims.Member;
import dev.portolan.kernel.identity.TokenClaims.Person;
import dev.portolan.kernel.identity.TokenClaims.Service;
import dev.portolan.kernel.identity.TokenClaims.Staff;
import dev.portolan.kernel.identity.TokenClaims.Tenant;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/// Verifies the tokens of tenant-service: RS256, one issuer, the audience `portolan` or this service's own name.
@ApplicationScoped
class TokenVerifier {
    private static final String EVERYBODY = "portolan";

    private final JwtConsumer consumer;
    private final String service;

    TokenVerifier(TokenConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        var keys = new HttpsJwks(config.jwksUrl().toString());
        keys.setRetainCacheOnErrorDuration(3600);
        this.service = service;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(EVERYBODY, service)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(5)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .build();
    }

    /// @throws ProblemException `invalid-token` when it is forged, expired, for somebody else or not a token at all
    TokenClaims verify(String token) {
        try {
            return read(consumer.processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException | ClassCastException e) {
            Log.debugf("token refused: %s", e.getMessage());
            var expired = e instanceof InvalidJwtException invalid && invalid.hasExpired();
            throw new ProblemException(
                    Common.INVALID_TOKEN,
                    expired ? "The token has expired. Get a new one." : "The token is not one of this portal's.");
        }
    }

    private TokenClaims read(JwtClaims claims) throws MalformedClaimException {
        var use = String.valueOf(claims.getStringClaimValue(Claims.USE));
        return switch (use) {
            case Claims.USE_TENANT ->
                new Member(
                        claims.getSubject(),
                        person(claims),
                        lifetime(claims),
                        scope(claims),
                        tenant(claims),
                        acting(claims));
            case Claims.USE_STAFF ->
                new Staff(
                        claims.getSubject(),
                        person(claims),
                        lifetime(claims),
                        scope(claims),
                        Set.copyOf(claims.getStringListClaimValue(Claims.STAFF_ROLES)));
            case Claims.USE_SERVICE -> {
                if (!claims.getAudience().contains(service)) {
                    throw new IllegalArgumentException("a service token names its audience");
                }
                yield new Service(claims.getSubject(), lifetime(claims));
            }
            default -> throw new IllegalArgumentException("unknown use " + use);
        };
    }

    private static Person person(JwtClaims claims) throws MalformedClaimException {
        return new Person(
                claims.getStringClaimValue("name"),
                claims.getStringClaimValue("email"),
                claims.getStringClaimValue(Claims.API_TOKEN));
    }

    private static Lifetime lifetime(JwtClaims claims) throws MalformedClaimException {
        var millis = claims.getClaimValue(Claims.ISSUED_AT_MILLIS, Number.class);
        var issued = millis == null
                ? Instant.ofEpochSecond(claims.getIssuedAt().getValue())
                : Instant.ofEpochMilli(millis.longValue());
        return new Lifetime(
                issued, Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private static Set<String> scope(JwtClaims claims) throws MalformedClaimException {
        var scope = claims.getStringClaimValue("scope");
        return scope == null || scope.isBlank()
                ? Set.of()
                : Stream.of(scope.strip().split(" +")).collect(Collectors.toSet());
    }

    /// A claim that is there and says nobody's name is no token of ours: it must not pass as the subject's own.
    private static @Nullable Acting acting(JwtClaims claims) {
        return switch (claims.getClaimValue(Claims.ACT)) {
            case null -> null;
            case Map<?, ?> act
            when act.get("sub") instanceof String subject && !subject.isBlank() ->
                new Acting(subject, act.get("name") instanceof String name ? name : null);
            default -> throw new IllegalArgumentException("act has no sub");
        };
    }

    private static Tenant tenant(JwtClaims claims) throws MalformedClaimException {
        var limits = new HashMap<String, Long>();
        if (claims.getClaimValue(Claims.LIMITS) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> limits.put(String.valueOf(name), ((Number) value).longValue()));
        }
        return new Tenant(
                TenantId.parse(String.valueOf(claims.getStringClaimValue(Claims.TENANT_ID))),
                new Slug(String.valueOf(claims.getStringClaimValue(Claims.TENANT))),
                String.valueOf(claims.getStringClaimValue(Claims.PLAN)),
                limits,
                claims.getStringClaimValue(Claims.ROLE));
    }
}
