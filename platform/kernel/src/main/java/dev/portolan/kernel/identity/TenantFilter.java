package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Set;

/// Lets a request through to its resource: enters the tenant of the token, and refuses writes while Kafka is away,
/// since a withdrawn right might not have been heard of.
@Provider
@Priority(Priorities.AUTHORIZATION)
class TenantFilter implements ContainerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentIdentityAssociation identities;
    private final CurrentTenant current;
    private final Gate gate;
    private final Revocations revocations;

    TenantFilter(CurrentIdentityAssociation identities, CurrentTenant current, Gate gate, Revocations revocations) {
        this.identities = identities;
        this.current = current;
        this.gate = gate;
        this.revocations = revocations;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var address = request.getUriInfo();
        if (TenantPath.slug(address).isEmpty()) {
            return;
        }
        var identity = identities.getIdentity();
        gate.refusal(identity, address).ifPresent(refusal -> {
            throw refusal;
        });
        if (!READS.contains(request.getMethod()) && revocations.deaf()) {
            throw ProblemException.retryAfter(
                    Common.UNAVAILABLE,
                    "Changes are not possible for the moment: the event log does not answer. Reading works. Try again soon.",
                    Duration.ofSeconds(5));
        }
        if (!TenantPath.openToSigned(address)
                && identity.getAttribute(BearerIdentity.CLAIMS) instanceof TokenClaims.Member member) {
            current.enter(member.tenant().id());
        }
    }
}
