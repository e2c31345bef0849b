package dev.portolan.catalog.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/tenants/{tenant}/catalog/openapi.json")
@RunOnVirtualThread
class ApiDocumentResource {
    private final ApiDocument document;

    ApiDocumentResource(ApiDocument document) {
        this.document = document;
    }

    /// The routes below this catalog's address, as OpenAPI.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
    public JsonNode get(@PathParam("tenant") String tenant) {
        return document.of(tenant);
    }
}
