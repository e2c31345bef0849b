package dev.portolan.catalog.managed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.wire.EntityAddress;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Entities that are kept in the portal itself. Beside the routes of Backstage, and with the portal's own problems.
@Path("/api/tenants/{tenant}/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed(Permissions.CATALOG_ENTITY_WRITE)
class ManagedResource {
    private static final String ENTITY = "entities/by-name/{kind}/{namespace}/{name}";

    private final ManagedService entities;
    private final Caller caller;

    ManagedResource(ManagedService entities, Caller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /// Makes an entity, or changes one that is kept here. With `If-Match`, only if its ETag is still that one.
    @PUT
    @Path(ENTITY)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Shown.class)))
    public Response put(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable JsonNode entity) {
        var kept = entities.put(
                EntityAddress.of(kind, namespace, name), entity, new Precondition(ifMatch, ifNoneMatch), entityLimit());
        return answer(kept, kept.fresh() ? Response.Status.CREATED : Response.Status.OK);
    }

    /// Removes an entity that is kept here.
    @DELETE
    @Path(ENTITY)
    public void delete(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        entities.remove(EntityAddress.of(kind, namespace, name), new Precondition(ifMatch, null));
    }

    /// Takes an entity that is kept here back to a former version, also when it was deleted since.
    @POST
    @Path(ENTITY + "/history/{version}/restore")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.class)))
    public Response restore(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var kept = entities.restore(
                EntityAddress.of(kind, namespace, name),
                EntityAddress.version(version),
                new Precondition(ifMatch, null),
                entityLimit());
        return answer(kept, Response.Status.OK);
    }

    private OptionalLong entityLimit() {
        var limit = caller.tenant().limits().get("entities");
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    private static Response answer(ManagedService.Kept kept, Response.Status status) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, "\"" + Precondition.etag(kept.entity()) + "\"")
                .entity(new Shown(kept.entity().body()))
                .build();
    }

    /// @param entity JSON, as the catalog shows it now
    record Shown(@JsonRawValue String entity) {}
}
