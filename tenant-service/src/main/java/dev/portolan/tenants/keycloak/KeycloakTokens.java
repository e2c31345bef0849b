package dev.portolan.tenants.keycloak;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/// Checks Keycloak's access tokens. Nothing of them is believed but who the person is.
@ApplicationScoped
public class KeycloakTokens {
    private final KeycloakConfig config;
    private final InstantSource time;
    private final String issuer;
    private final HttpsJwksVerificationKeyResolver keys;

    KeycloakTokens(KeycloakConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
        this.issuer = config.issuer().orElse(config.url() + "/realms/" + config.realm());
        var jwks = new HttpsJwks(config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/certs");
        var http = new Get();
        http.setConnectTimeout(5_000);
        http.setReadTimeout(5_000);
        http.setResponseBodySizeLimit(1 << 20);
        jwks.setSimpleHttpGet(http);
        jwks.setDefaultCacheDuration(600);
        // An unknown key asks Keycloak again, for keys rotate; but not for each forged token.
        jwks.setRefreshReprieveThreshold(10_000);
        this.keys = new HttpsJwksVerificationKeyResolver(jwks);
    }

    /// @return empty when the token is not Keycloak's, has expired, or was issued to a client that is not trusted
    /// @throws ProblemException `unavailable` when Keycloak's keys are not known and cannot be fetched
    public Optional<Person> verify(String token) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(keys)
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                    .setExpectedIssuer(issuer)
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setSkipDefaultAudienceValidation()
                    .setEvaluationTime(NumericDate.fromMilliseconds(time.millis()))
                    .setAllowedClockSkewInSeconds(5)
                    .build()
                    .processToClaims(token);
            var accepted = "Bearer".equals(claims.getStringClaimValue("typ"))
                    && config.trustedClients().contains(claims.getStringClaimValue("azp"));
            return accepted ? Optional.of(person(claims)) : Optional.empty();
        } catch (InvalidJwtException e) {
            if (unreachable(e)) {
                throw new ProblemException(Common.UNAVAILABLE, "Keycloak does not answer. Try again.");
            }
            Log.debugf("subject token refused why=%s", e.getErrorDetails());
            return Optional.empty();
        } catch (MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static boolean unreachable(Throwable thrown) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static Person person(JwtClaims claims) throws MalformedClaimException {
        var email = Optional.ofNullable(claims.getStringClaimValue("email")).orElse("");
        var name = Optional.ofNullable(claims.getStringClaimValue("name"))
                .or(() -> Optional.of(email).filter(text -> !text.isEmpty()))
                .orElse(claims.getSubject());
        return new Person(claims.getSubject(), name, email);
    }
}
