package dev.portolan.tenants.offboarding;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/operator/tenants/{slug}/erasure")
@RolesAllowed({"operator", "support", "billing"})
@RunOnVirtualThread
class ErasureReportResource {
    private final TenantDirectory directory;
    private final ErasureService erasures;
    private final TenantScope scope;

    ErasureReportResource(TenantDirectory directory, ErasureService erasures, TenantScope scope) {
        this.directory = directory;
        this.erasures = erasures;
        this.scope = scope;
    }

    @GET
    public ErasureReport get(@PathParam("slug") String slug) {
        var tenant = directory.bySlug(slug).map(Tenant::id).orElseThrow(ProblemException::notFound);
        return scope.call(tenant, erasures::look);
    }
}
