package dev.portolan.kernel.identity;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a verified token says. Immutable; may be kept beyond the request.
///
/// The subject is a Keycloak user id, `plugin:<publisher>/<plugin>` or `service:<name>`; the permissions are the
/// `scope`.
public sealed interface TokenClaims {
    String subject();

    Lifetime lifetime();

    Set<String> permissions();

    /// When the token was made, and when it ends.
    record Lifetime(Instant issuedAt, Instant expiresAt) {}

    /// A person's name and address, for display.
    ///
    /// @param apiToken id of the API token with which a program acts for the person
    record Person(
            @Nullable String name,
            @Nullable String email,
            @Nullable String apiToken) {}

    /// Somebody, or a plugin, within one tenant.
    ///
    /// @param act who acts in the subject's name; a member of the staff in a support session
    record Member(
            String subject,
            Person person,
            Lifetime lifetime,
            Set<String> permissions,
            Tenant tenant,
            @Nullable Acting act)
            implements TokenClaims {
        public Member {
            permissions = Set.copyOf(permissions);
        }
    }

    /// Who acts for the subject of a token (RFC 8693 §4.1).
    record Acting(String subject, @Nullable String name) {}

    /// The tenant a token is for.
    ///
    /// @param limits of the plan, by name
    /// @param role for display only
    record Tenant(
            TenantId id,
            Slug slug,
            String plan,
            Map<String, Long> limits,
            @Nullable String role) {
        public Tenant {
            limits = Map.copyOf(limits);
        }
    }

    /// One of the provider's own people.
    record Staff(String subject, Person person, Lifetime lifetime, Set<String> permissions, Set<String> roles)
            implements TokenClaims {
        public Staff {
            permissions = Set.copyOf(permissions);
            roles = Set.copyOf(roles);
        }
    }

    /// Another service of the product.
    record Service(String subject, Lifetime lifetime) implements TokenClaims {
        @Override
        public Set<String> permissions() {
            return Set.of();
        }
    }
}
