package dev.portolan.catalog.leaving;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.erasure.Erased;
import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;
import java.util.UUID;

/// A tenant's way out: called by tenant-service only.
@Path("/internal/tenants")
@RolesAllowed("service")
@RunOnVirtualThread
class LeavingResource {
    private static final String LEADER = "service:tenant-service";

    private final Caller caller;
    private final TenantScope scope;
    private final ErasureService erasures;
    private final TenantErasure erasure;
    private final CatalogExport export;

    LeavingResource(
            Caller caller, TenantScope scope, ErasureService erasures, TenantErasure erasure, CatalogExport export) {
        this.caller = caller;
        this.scope = scope;
        this.erasures = erasures;
        this.erasure = erasure;
        this.export = export;
    }

    /// Erases the tenant's catalog, and says what is left; to be repeated until nothing is.
    @DELETE
    @Path("{id}")
    public Erased erase(@PathParam("id") UUID id) {
        onlyTenantService();
        return scope.call(new TenantId(id), () -> {
            var deleted = erasures.erase();
            return new Erased(deleted, erasure.left(Set.of()));
        });
    }

    /// Everything that the tenant takes along, a line each, with a line at the end that says how many there were.
    @GET
    @Path("{id}/export")
    @Produces("application/x-ndjson")
    public StreamingOutput export(@PathParam("id") UUID id) {
        onlyTenantService();
        return out -> export.write(new TenantId(id), out);
    }

    private void onlyTenantService() {
        if (!caller.subject().equals(LEADER)) {
            throw new ProblemException(Common.FORBIDDEN, "Only tenant-service leads a tenant out.");
        }
    }
}
