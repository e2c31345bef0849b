package dev.portolan.kernel.identity;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.problems.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/// Decides what stands between an authenticated caller and an address, before any permission is asked: 404 for a tenant
/// that is not the token's, whether it exists or not, then 403 for a suspended one.
@ApplicationScoped
class Gate {
    private final TenantStates tenants;

    Gate(TenantStates tenants) {
        this.tenants = tenants;
    }

    /// @return why the caller may not be here at all; empty when only permissions are left to ask
    Optional<ProblemException> refusal(SecurityIdentity identity, UriInfo address) {
        var slug = TenantPath.slug(address);
        if (slug.isEmpty() || TenantPath.openToSigned(address)) {
            return Optional.empty();
        }
        if (identity.isAnonymous()) {
            return Optional.of(unauthenticated());
        }
        if (!(identity.getAttribute(BearerIdentity.CLAIMS) instanceof TokenClaims.Member member)
                || !member.tenant().slug().value().equals(slug.get())) {
            return Optional.of(ProblemException.notFound());
        }
        return switch (state(member)) {
            case SUSPENDED ->
                TenantPath.openWhenSuspended(address)
                        ? Optional.empty()
                        : refuse(
                                Common.TENANT_SUSPENDED,
                                "This organization is suspended. An owner or admin can find out why under Settings, Invoices.");
            case DELETED -> Optional.of(ProblemException.notFound());
            case PROVISIONING, ACTIVE, PAST_DUE, OFFBOARDING -> Optional.empty();
        };
    }

    static ProblemException unauthenticated() {
        return new ProblemException(Common.UNAUTHENTICATED, "Send a token: Authorization: Bearer ...");
    }

    // A tenant that was just made may not have reached this service yet; its token says that it exists.
    private TenantLifecycle state(TokenClaims.Member member) {
        return tenants.of(member.tenant().id()).map(state -> state.state()).orElse(TenantLifecycle.ACTIVE);
    }

    private static Optional<ProblemException> refuse(ProblemType type, String detail) {
        return Optional.of(new ProblemException(type, detail));
    }
}
