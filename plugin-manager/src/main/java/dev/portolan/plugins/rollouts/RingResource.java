package dev.portolan.plugins.rollouts;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/operator/plugins/rings/{tenantId}")
@RolesAllowed("operator")
@RunOnVirtualThread
class RingResource {
    private final RingService rings;
    private final TenantStates tenants;
    private final TenantScope scope;

    RingResource(RingService rings, TenantStates tenants, TenantScope scope) {
        this.rings = rings;
        this.tenants = tenants;
        this.scope = scope;
    }

    @PUT
    public Member put(@PathParam("tenantId") String tenantId, @NotNull @Valid Member body) {
        return scope.call(known(tenants, tenantId), () -> new Member(rings.put(body.ring())));
    }

    static TenantId known(TenantStates tenants, String text) {
        try {
            var tenant = TenantId.parse(text);
            return tenants.of(tenant).map(_ -> tenant).orElseThrow(ProblemException::notFound);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    record Member(@NotNull Ring ring) {}
}
