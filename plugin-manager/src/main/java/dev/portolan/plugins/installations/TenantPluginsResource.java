package dev.portolan.plugins.installations;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.TenantPluginsService.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Shows a tenant's plugins to staff.
@Path("/api/operator/plugins/tenants/{slug}")
@RolesAllowed({"operator", "support", "billing"})
@RunOnVirtualThread
class TenantPluginsResource {
    private final TenantStates tenants;
    private final TenantPluginsService plugins;
    private final TenantScope scope;

    TenantPluginsResource(TenantStates tenants, TenantPluginsService plugins, TenantScope scope) {
        this.tenants = tenants;
        this.plugins = plugins;
        this.scope = scope;
    }

    @GET
    public Page<Seen> list(@PathParam("slug") String slug, @QueryParam("cursor") @Nullable String cursor) {
        var tenant = tenants.bySlug(slug).map(TenantState::id).orElseThrow(ProblemException::notFound);
        return scope.call(tenant, () -> plugins.page(cursor));
    }
}
