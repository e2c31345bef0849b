package dev.portolan.catalog.processing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog")
@RunOnVirtualThread
class RefreshResource {
    private final SourceService sources;

    RefreshResource(SourceService sources) {
        this.sources = sources;
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_REFRESH)
    public Response refresh(@Context UriInfo uri, @Nullable JsonNode body) {
        QueryParameters.of(uri.getQueryParameters()).only();
        var request = JsonBody.of(body).only("entityRef", "authorizationToken");
        sources.refresh(request.text("entityRef").toLowerCase(Locale.ROOT));
        return Response.ok().build();
    }

    @DELETE
    @Path("entities/by-uid/{uid}")
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_DELETE)
    public void delete(@PathParam("uid") String uid, @Context UriInfo uri) {
        QueryParameters.none(uri.getQueryParameters());
        try {
            sources.remove(UUID.fromString(uid));
        } catch (IllegalArgumentException e) {
            // no UUID, so nothing has it: gone already, like any other unknown one
        }
    }
}
