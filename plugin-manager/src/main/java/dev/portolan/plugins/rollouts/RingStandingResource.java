package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/operator/plugins/rings/{tenantId}")
@RolesAllowed({"operator", "support"})
@RunOnVirtualThread
class RingStandingResource {
    private final RingService rings;
    private final TenantStates tenants;
    private final TenantScope scope;

    RingStandingResource(RingService rings, TenantStates tenants, TenantScope scope) {
        this.rings = rings;
        this.tenants = tenants;
        this.scope = scope;
    }

    @GET
    public RingResource.Member get(@PathParam("tenantId") String tenantId) {
        return scope.call(RingResource.known(tenants, tenantId), () -> new RingResource.Member(rings.get()));
    }
}
