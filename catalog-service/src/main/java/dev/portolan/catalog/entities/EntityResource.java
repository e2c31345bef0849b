package dev.portolan.catalog.entities;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/// Open to every member of the tenant: for who may not read entities there are none.
@Path("/api/tenants/{tenant}/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
class EntityResource {
    private final EntityService entities;
    private final EntityMemory memory;
    private final AncestryService ancestry;
    private final Caller caller;

    EntityResource(EntityService entities, EntityMemory memory, AncestryService ancestry, Caller caller) {
        this.entities = entities;
        this.memory = memory;
        this.ancestry = ancestry;
        this.caller = caller;
    }

    @GET
    @Path("entities/by-uid/{uid}")
    @APIResponseSchema(JsonNode.class)
    public byte[] byUid(@PathParam("uid") String uid, @Context UriInfo uri) {
        QueryParameters.none(uri.getQueryParameters());
        return uuid(uid)
                .filter(_ -> mayRead())
                .flatMap(entities::byId)
                .map(StoredEntity::bytes)
                .orElseThrow(() -> new ProblemException(Common.NOT_FOUND, "No entity with uid " + uid));
    }

    @GET
    @Path("entities/by-name/{kind}/{namespace}/{name}")
    @APIResponseSchema(JsonNode.class)
    public byte[] byName(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context UriInfo uri) {
        QueryParameters.none(uri.getQueryParameters());
        return Optional.of(ref(kind, namespace, name))
                .filter(_ -> mayRead())
                .flatMap(ref -> memory.byRef(ref).or(() -> entities.byRef(ref)))
                .map(StoredEntity::bytes)
                .orElseThrow(() -> missing(kind, namespace, name));
    }

    @GET
    @Path("entities/by-name/{kind}/{namespace}/{name}/ancestry")
    public Ancestry ancestry(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context UriInfo uri) {
        QueryParameters.none(uri.getQueryParameters());
        var ref = ref(kind, namespace, name);
        var found = mayRead() ? ancestry.of(ref) : List.<AncestryService.Ancestor>of();
        if (found.isEmpty()) {
            throw missing(kind, namespace, name);
        }
        return new Ancestry(
                ref,
                found.stream()
                        .map(one -> new Item(one.entity().body(), one.parents()))
                        .toList());
    }

    private boolean mayRead() {
        return caller.may(Permissions.CATALOG_ENTITY_READ);
    }

    private static String ref(String kind, String namespace, String name) {
        var ref = (kind + ":" + namespace + "/" + name).toLowerCase(Locale.ROOT);
        if (!Texts.storable(ref)) {
            throw missing(kind, namespace, name);
        }
        return ref;
    }

    private static ProblemException missing(String kind, String namespace, String name) {
        return new ProblemException(
                Common.NOT_FOUND,
                "No entity named '%s' found, with kind '%s' in namespace '%s'".formatted(name, kind, namespace));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param items the entity itself first
    record Ancestry(String rootEntityRef, List<Item> items) {}

    /// @param entity JSON
    record Item(@JsonRawValue String entity, List<String> parentEntityRefs) {}
}
