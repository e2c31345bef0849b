package dev.portolan.plugins.spaces;

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

/// A tenant's way out: called by tenant-service only.
@Path("/internal/tenants/{id}")
@RolesAllowed("service")
@RunOnVirtualThread
class LeavingResource {
    private static final String LEADER = "service:tenant-service";

    private final Caller caller;
    private final TenantScope scope;
    private final ErasureService erasures;
    private final TenantErasure erasure;
    private final PluginExport export;

    LeavingResource(
            Caller caller, TenantScope scope, ErasureService erasures, TenantErasure erasure, PluginExport export) {
        this.caller = caller;
        this.scope = scope;
        this.erasures = erasures;
        this.erasure = erasure;
        this.export = export;
    }

    /// Erases the tenant, and says what is left; to be repeated until nothing is.
    @DELETE
    public Erased erase(@PathParam("id") String id) {
        onlyTenantService();
        return scope.call(tenant(id), () -> {
            var deleted = erasures.erase();
            return new Erased(deleted, erasure.left(Set.of()));
        });
    }

    /// Everything that the tenant takes along, a line each, with a line at the end that says how many there were.
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    public StreamingOutput export(@PathParam("id") String id) {
        onlyTenantService();
        var tenant = tenant(id);
        return out -> export.write(tenant, out);
    }

    private static TenantId tenant(String id) {
        try {
            return TenantId.parse(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    private void onlyTenantService() {
        if (!caller.subject().equals(LEADER)) {
            throw new ProblemException(Common.FORBIDDEN, "Only tenant-service leads a tenant out.");
        }
    }
}
