package dev.portolan.tenants.tokens;

import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Permissions;
import dev.portolan.tenants.apitokens.UsedToken;
import dev.portolan.tenants.keycloak.Person;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.support.Admission;
import dev.portolan.tenants.tenants.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Signs the tokens that every service trusts.
@ApplicationScoped
public class TokenIssuer {
    static final String ISSUER = "https://portolan.dev/tenant-service";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    static final String EVERYBODY = "portolan";
    /// The marketplace is the same for all tenants, so staff read it without one.
    private static final List<String> FOR_STAFF = List.of(Permissions.PLUGIN_READ);

    private final SigningKeys keys;
    private final IssuerConfig config;
    private final IssuedCounts issued;
    private final InstantSource time;

    TokenIssuer(SigningKeys keys, IssuerConfig config, IssuedCounts issued, InstantSource time) {
        if (config.life().compareTo(SHORTEST) < 0 || config.life().compareTo(LONGEST) > 0) {
            throw new IllegalStateException("portolan.issuer.life must be 1 to 10 minutes");
        }
        this.keys = keys;
        this.config = config;
        this.issued = issued;
        this.time = time;
    }

    /// For a member acting in a tenant.
    ///
    /// @param at when the membership was read, or before: what changes later voids the token
    IssuedToken forMember(Person person, Tenant tenant, Role role, Instant at) {
        var claims = tenantClaims(person.subject(), person.name(), tenant, role.permissions(), at);
        claims.setStringClaim("email", person.email());
        claims.setStringClaim(Claims.ROLE, role.toString());
        return sign(claims, role.permissions(), config.life());
    }

    /// For a program acting for a member: with what both the API token and the member's role permit. Never outlives the
    /// API token.
    ///
    /// @param at when the API token was read, or before: what changes later voids the token
    IssuedToken forProgram(UsedToken used, Instant at) {
        var owner = used.owner();
        var permissions = used.scopes().stream()
                .filter(used.role().permissions()::contains)
                .toList();
        var claims = tenantClaims(owner.subject(), owner.name(), used.tenant(), permissions, at);
        claims.setStringClaim("email", used.email());
        claims.setStringClaim(Claims.ROLE, used.role().toString());
        claims.setStringClaim(Claims.API_TOKEN, used.id().toString());
        var left = Duration.between(at, used.expiresAt());
        var life = left.compareTo(config.life()) < 0 ? left : config.life();
        claims.setExpirationTime(NumericDate.fromSeconds(at.plus(life).getEpochSecond()));
        return sign(claims, permissions, life);
    }

    /// For something that acts in a tenant with these permissions only: a plugin, or this service itself.
    ///
    /// @param actor the token's subject, for example `plugin:portolan/uptime`
    public IssuedToken forActor(String actor, Tenant tenant, Collection<String> permissions) {
        return sign(tenantClaims(actor, actor, tenant, permissions, time.instant()), permissions, config.life());
    }

    /// For one of the provider's people, acting in an owner's name in a support session. Ends with the session.
    IssuedToken forSupport(Admission admission) {
        var owner = admission.owner();
        var issued = admission.at();
        var claims = tenantClaims(owner.subject(), owner.name(), admission.tenant(), admission.permissions(), issued);
        claims.setClaim(
                Claims.ACT,
                Map.of(
                        "sub",
                        admission.staff().subject(),
                        "name",
                        admission.staff().name()));
        var end = issued.plus(config.life());
        var expires = end.isBefore(admission.until()) ? end : admission.until();
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        return sign(claims, admission.permissions(), Duration.between(issued, expires));
    }

    /// For one of the provider's people.
    IssuedToken forStaff(Person person, Set<String> roles) {
        var claims = claims(person.subject(), EVERYBODY, Claims.USE_STAFF, time.instant());
        claims.setStringClaim("name", person.name());
        claims.setStringClaim("email", person.email());
        claims.setStringListClaim(Claims.STAFF_ROLES, roles.stream().sorted().toList());
        claims.setStringClaim("scope", String.join(" ", FOR_STAFF));
        return sign(claims, FOR_STAFF, config.life());
    }

    /// For a service calling another one.
    ///
    /// @param audience the service that is called
    public IssuedToken forService(String service, String audience) {
        var claims = claims("service:" + service, audience, Claims.USE_SERVICE, time.instant());
        return sign(claims, List.of(), config.life());
    }

    private JwtClaims tenantClaims(
            String subject, String name, Tenant tenant, Collection<String> permissions, Instant at) {
        var claims = claims(subject, EVERYBODY, Claims.USE_TENANT, at);
        claims.setStringClaim("name", name);
        claims.setStringClaim(Claims.TENANT_ID, tenant.id().toString());
        claims.setStringClaim(Claims.TENANT, tenant.slug().value());
        claims.setStringClaim(Claims.PLAN, tenant.plan().id());
        claims.setClaim(Claims.LIMITS, tenant.plan().published().limits());
        claims.setStringClaim("scope", String.join(" ", permissions));
        return claims;
    }

    private JwtClaims claims(String subject, String audience, String use, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(config.life()).getEpochSecond()));
        // Rights may change within the second that a token is issued in.
        claims.setClaim(Claims.ISSUED_AT_MILLIS, now.toEpochMilli());
        claims.setGeneratedJwtId();
        claims.setStringClaim(Claims.USE, use);
        return claims;
    }

    private IssuedToken sign(JwtClaims claims, Collection<String> scope, Duration life) {
        try {
            var key = keys.current();
            var jws = new JsonWebSignature();
            jws.setHeader("typ", "JWT");
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setKey(key.getPrivateKey());
            jws.setPayload(claims.toJson());
            issued.count(claims);
            return new IssuedToken(jws.getCompactSerialization(), life, String.join(" ", scope));
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }
}
