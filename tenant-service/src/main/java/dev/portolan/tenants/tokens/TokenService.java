package dev.portolan.tenants.tokens;

import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_READ;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_REFRESH;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_READ;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_WRITE;
import static dev.portolan.contracts.Permissions.MEMBER_READ;
import static dev.portolan.contracts.Permissions.TENANT_READ;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.apitokens.ApiTokenDirectory;
import dev.portolan.tenants.keycloak.KeycloakTokens;
import dev.portolan.tenants.keycloak.Person;
import dev.portolan.tenants.members.Membership;
import dev.portolan.tenants.members.MembershipDirectory;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.staff.StaffService;
import dev.portolan.tenants.support.SupportAccess;
import dev.portolan.tenants.tenants.TenantDirectory;
import dev.portolan.tenants.usage.ActivityService;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what somebody may do where, and gives the token that says so.
@ApplicationScoped
class TokenService {
    private static final String TENANT_SCOPE = "tenant:";
    private static final String PLUGIN_ACTOR = "plugin:";
    /// The one service that runs plugins.
    private static final String PLUGIN_RUNNER = "plugin-manager";

    private static final Set<String> AUDIENCES = Set.of("tenant-service", "catalog-service", "plugin-manager");
    /// What a plugin may be granted at most, whatever a tenant's admin consents to.
    private static final Set<String> FOR_PLUGINS = Set.of(
            TENANT_READ,
            MEMBER_READ,
            CATALOG_ENTITY_READ,
            CATALOG_ENTITY_REFRESH,
            CATALOG_LOCATION_READ,
            CATALOG_LOCATION_WRITE);

    private final TokenIssuer issuer;
    private final KeycloakTokens keycloak;
    private final MembershipDirectory memberships;
    private final TenantDirectory tenants;
    private final StaffService staff;
    private final SupportAccess support;
    private final ApiTokenDirectory apiTokens;
    private final ClientConfig clients;
    private final ActivityService activity;
    private final InstantSource time;

    TokenService(
            TokenIssuer issuer,
            KeycloakTokens keycloak,
            MembershipDirectory memberships,
            TenantDirectory tenants,
            StaffService staff,
            SupportAccess support,
            ApiTokenDirectory apiTokens,
            ClientConfig clients,
            ActivityService activity,
            InstantSource time) {
        this.issuer = issuer;
        this.keycloak = keycloak;
        this.memberships = memberships;
        this.tenants = tenants;
        this.staff = staff;
        this.support = support;
        this.apiTokens = apiTokens;
        this.clients = clients;
        this.activity = activity;
        this.time = time;
    }

    /// RFC 8693: a Keycloak access token for a token of one tenant, or of the staff.
    ///
    /// @param scope `tenant:<slug>` or `staff`
    /// @throws ProblemException `not-found` when the tenant is unknown, or the person is neither a member of it
    ///     nor of the staff with an active support session, alike
    IssuedToken exchange(String subjectToken, String scope) {
        var person = keycloak.verify(subjectToken)
                .orElseThrow(() -> new ProblemException(
                        TenantProblem.INVALID_GRANT, "The subject token is expired or not accepted here."));
        if (scope.equals("staff")) {
            var roles = staff.roles(person.subject());
            if (roles.isEmpty()) {
                throw ProblemException.notFound();
            }
            return issuer.forStaff(person, roles);
        }
        var slug = slug(scope);
        var now = time.instant();
        return memberships
                .enter(person.subject(), slug, now)
                .map(membership -> forMember(person, membership, now))
                .or(() -> support.admit(person, slug).map(issuer::forSupport))
                .orElseThrow(ProblemException::notFound);
    }

    private IssuedToken forMember(Person person, Membership membership, Instant now) {
        return switch (membership.tenant().state()) {
            case PROVISIONING ->
                throw new ProblemException(
                        TenantProblem.TENANT_PROVISIONING, "The organization is still being set up. Try again soon.");
            case DELETED -> throw ProblemException.notFound();
            // Each service refuses by itself what a suspended tenant may not do.
            case ACTIVE, PAST_DUE, SUSPENDED, OFFBOARDING -> {
                activity.notice(membership.tenant().id(), person.subject());
                yield issuer.forMember(person, membership.tenant(), membership.role(), now);
            }
        };
    }

    /// An API token that a service was sent, for a token of its tenant.
    ///
    /// @throws ProblemException `invalid-grant` when the API token is unknown, expired or revoked
    IssuedToken forApiToken(Credentials credentials, String apiToken) {
        check(credentials);
        return forApiToken(apiToken)
                .orElseThrow(() -> new ProblemException(
                        TenantProblem.INVALID_GRANT, "The API token is unknown, expired or revoked."));
    }

    /// Empty when the API token is unknown, expired or revoked.
    Optional<IssuedToken> forApiToken(String apiToken) {
        if (!ApiTokenFormat.isWellFormed(apiToken)) {
            return Optional.empty();
        }
        var now = time.instant();
        return apiTokens
                .use(ApiTokenFormat.hash(apiToken), now)
                .filter(used -> used.tenant().state() != TenantLifecycle.DELETED)
                .map(used -> issuer.forProgram(used, now));
    }

    /// A service's token for another service.
    IssuedToken forService(Credentials credentials, String audience) {
        check(credentials);
        if (!AUDIENCES.contains(audience)) {
            throw ProblemException.invalid(
                    "audience",
                    "is none of "
                            + String.join(", ", AUDIENCES.stream().sorted().toList()));
        }
        return issuer.forService(credentials.clientId(), audience);
    }

    /// A plugin's token for one tenant.
    ///
    /// @param scope `tenant:<slug>` and permissions, separated by spaces
    /// @param actor `plugin:publisher/plugin`
    IssuedToken forPlugin(Credentials credentials, String scope, String actor) {
        check(credentials);
        if (!credentials.clientId().equals(PLUGIN_RUNNER)) {
            throw new ProblemException(TenantProblem.INVALID_SCOPE, "This client may not act for plugins.");
        }
        if (!isPlugin(actor)) {
            throw ProblemException.invalid("actor", "must be plugin:publisher/plugin");
        }
        var permissions = new ArrayList<>(List.of(scope.trim().split(" +")));
        var slug = slug(permissions.removeFirst());
        for (var permission : permissions) {
            if (!FOR_PLUGINS.contains(permission)) {
                throw new ProblemException(TenantProblem.INVALID_SCOPE, "No plugin may have this: " + permission);
            }
        }
        return tenants.bySlug(slug)
                .filter(tenant -> tenant.state() != TenantLifecycle.DELETED)
                .map(tenant -> issuer.forActor(actor, tenant, permissions))
                .orElseThrow(ProblemException::notFound);
    }

    private void check(Credentials credentials) {
        var client = clients.byId().get(credentials.clientId());
        // Compared in any case, and in constant time, so that the answer's time tells nothing.
        var expected = client == null ? "" : client.secret();
        var same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                credentials.clientSecret().getBytes(StandardCharsets.UTF_8));
        if (!same || expected.isEmpty()) {
            throw new ProblemException(TenantProblem.INVALID_CLIENT, "Check client_id and client_secret.");
        }
    }

    private static boolean isPlugin(String actor) {
        try {
            return actor.startsWith(PLUGIN_ACTOR)
                    && !PluginId.parse(actor.substring(PLUGIN_ACTOR.length()))
                            .plugin()
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String slug(String scope) {
        if (!scope.startsWith(TENANT_SCOPE)) {
            throw new ProblemException(TenantProblem.INVALID_SCOPE, "The scope must be tenant:<slug>, or staff.");
        }
        return scope.substring(TENANT_SCOPE.length());
    }

    record Credentials(String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }
}
