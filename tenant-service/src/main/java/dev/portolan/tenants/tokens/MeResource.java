package dev.portolan.tenants.tokens;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.keycloak.KeycloakTokens;
import dev.portolan.tenants.members.Membership;
import dev.portolan.tenants.members.MembershipDirectory;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.staff.StaffService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers who the bearer of a Keycloak token is and where that person belongs. Open to all: the token is checked here,
/// because it is Keycloak's and not one of this service's own.
@Path("/api/me")
@PermitAll
@RunOnVirtualThread
class MeResource {
    private static final String BEARER = "Bearer ";

    private final KeycloakTokens keycloak;
    private final MembershipDirectory memberships;
    private final StaffService staff;

    MeResource(KeycloakTokens keycloak, MembershipDirectory memberships, StaffService staff) {
        this.keycloak = keycloak;
        this.memberships = memberships;
        this.staff = staff;
    }

    @GET
    public Me get(@HeaderParam("Authorization") @Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new ProblemException(Common.UNAUTHENTICATED, "Send an access token of Keycloak as the bearer.");
        }
        var person = keycloak.verify(authorization.substring(BEARER.length()))
                .orElseThrow(() -> new ProblemException(Common.INVALID_TOKEN, "The token is expired or not accepted."));
        return new Me(
                person.subject(),
                person.name(),
                person.email(),
                memberships.of(person.subject()).stream().map(MyTenant::of).toList(),
                staff.roles(person.subject()).stream().sorted().toList());
    }

    record Me(String subject, String name, String email, List<MyTenant> tenants, List<String> staffRoles) {
        Me {
            tenants = List.copyOf(tenants);
            staffRoles = List.copyOf(staffRoles);
        }
    }

    record MyTenant(TenantId id, Slug slug, String name, Role role, TenantLifecycle state, String plan) {
        static MyTenant of(Membership membership) {
            var tenant = membership.tenant();
            return new MyTenant(
                    tenant.id(),
                    tenant.slug(),
                    tenant.name(),
                    membership.role(),
                    tenant.state(),
                    tenant.plan().id());
        }
    }
}
