package dev.portolan.tenants.exports;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/tenants/{tenant}/exports")
@PermissionsAllowed(Permissions.TENANT_EXPORT)
@RunOnVirtualThread
class ExportResource {
    private final ExportService exports;
    private final TenantScope scope;
    private final Caller caller;

    ExportResource(ExportService exports, TenantScope scope, Caller caller) {
        this.exports = exports;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    public Export begin() {
        return exports.begin();
    }

    @GET
    public Page<Export> list() {
        return new Page<>(exports.all(), null);
    }

    @GET
    @Path("/{id}")
    public Export get(@PathParam("id") String id) {
        return exports.get(parsed(id));
    }

    /// Streams the archive a piece at a time.
    @GET
    @Path("/{id}/file")
    @Produces("application/zip")
    public Response file(@PathParam("id") String text) {
        var id = parsed(text);
        var archive = exports.fetch(id);
        var tenant = caller.tenant();
        StreamingOutput content = out -> scope.run(tenant.id(), () -> copy(id, out));
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_LENGTH, archive.bytes())
                .header(HttpHeaders.ETAG, "\"" + archive.sha256() + "\"")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"portolan-" + tenant.slug() + ".zip\"")
                .build();
    }

    private void copy(UUID id, OutputStream out) {
        var seq = 0;
        for (var piece = exports.piece(id, ExportService.ARCHIVE, seq);
                piece.isPresent();
                piece = exports.piece(id, ExportService.ARCHIVE, ++seq)) {
            write(piece.get(), out);
        }
    }

    private static void write(byte[] piece, OutputStream out) {
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new IllegalStateException("the client has gone", e);
        }
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
