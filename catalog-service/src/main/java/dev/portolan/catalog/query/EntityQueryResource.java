package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.EntityQueryService.EntityPage;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.catalog.wire.ParameterWords;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Open to every member of the tenant: who may not read entities finds none.
@Path("/api/tenants/{tenant}/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
class EntityQueryResource {
    private final EntityQueryService entities;
    private final QuestionReader reader;
    private final Caller caller;

    EntityQueryResource(EntityQueryService entities, QuestionReader reader, Caller caller) {
        this.entities = entities;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Path("entities/by-query")
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = ParameterWords.FILTER,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "fields",
            in = ParameterIn.QUERY,
            description = ParameterWords.FIELDS,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = ParameterWords.LIMIT,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            description = ParameterWords.OFFSET,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @Parameter(
            name = "orderField",
            in = ParameterIn.QUERY,
            description = ParameterWords.ORDER_FIELD,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Of another page, as an answer has it; whatever else is asked is in it.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "totalItems",
            in = ParameterIn.QUERY,
            description = "Whether to count all, which takes time: include, or exclude.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "fullTextFilterTerm",
            in = ParameterIn.QUERY,
            description = "A text that one of the fields must contain.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "fullTextFilterFields",
            in = ParameterIn.QUERY,
            description = "In which fields, joined by commas.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @APIResponseSchema(JsonNode.class)
    public byte[] query(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters())
                .only(
                        "filter",
                        "fields",
                        "limit",
                        "offset",
                        "orderField",
                        "cursor",
                        "totalItems",
                        "fullTextFilterTerm",
                        "fullTextFilterFields");
        var projection = Projection.of(parameters.all("fields"));
        var limit = reader.page(parameters.number("limit", 0));
        var cursor = parameters.one("cursor").map(reader::cursor);
        if (cursor.isPresent()) {
            return EntityJson.page(mayRead() ? entities.turn(cursor.get(), limit) : EntityPage.NONE, projection);
        }
        var question = reader.question(parameters);
        var offset = parameters.number("offset", 0).orElse(0);
        var count = reader.counted(parameters.one("totalItems"));
        return EntityJson.page(
                mayRead() ? entities.first(question, limit, offset, count) : EntityPage.NONE, projection);
    }

    @POST
    @Path("entities/by-query")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(JsonNode.class)
    public byte[] query(@Context UriInfo uri, @Nullable JsonNode json) {
        QueryParameters.of(uri.getQueryParameters()).only();
        var body = JsonBody.of(json)
                .only("cursor", "limit", "offset", "orderBy", "fullTextFilter", "fields", "totalItems", "query");
        var projection = Projection.of(body.texts("fields"));
        var limit = reader.page(body.number("limit", 0));
        var cursor = body.optionalText("cursor");
        if (cursor.isPresent()) {
            if (cursor.get().isEmpty()) {
                throw invalid("Cursor cannot be empty");
            }
            var place = reader.cursor(cursor.get());
            return EntityJson.page(mayRead() ? entities.turn(place, limit) : EntityPage.NONE, projection);
        }
        var question = reader.question(body);
        var offset = body.number("offset", 0).orElse(0);
        var count = reader.counted(body.optionalText("totalItems"));
        return EntityJson.page(
                mayRead() ? entities.first(question, limit, offset, count) : EntityPage.NONE, projection);
    }

    @POST
    @Path("entities/by-refs")
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = ParameterWords.FILTER,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(JsonNode.class)
    public byte[] byRefs(@Context UriInfo uri, @Nullable JsonNode json) {
        var parameters = QueryParameters.of(uri.getQueryParameters()).only("filter");
        var body = JsonBody.of(json);
        if (body.get("entityRefs") == null) {
            throw invalid("Malformed request body (did you remember to specify an application/json content type?),"
                    + " \"entityRefs\" is required");
        }
        var refs = body.texts("entityRefs");
        if (refs.size() > reader.maxRefs()) {
            throw invalid("Malformed request: at most %d entityRefs at once".formatted(reader.maxRefs()));
        }
        var projection = Projection.of(body.texts("fields"));
        var predicate = both(reader.filter(parameters.all("filter")), reader.query(body.get("query")));
        var found = mayRead()
                ? entities.byRefs(refs, predicate).stream()
                        .collect(Collectors.toMap(StoredEntity::ref, Function.identity()))
                : Map.<String, StoredEntity>of();
        var items = new ArrayList<@Nullable StoredEntity>();
        refs.forEach(ref -> items.add(found.get(ref)));
        return EntityJson.items(items, projection);
    }

    private static Optional<Predicate> both(Optional<Predicate> one, Optional<Predicate> other) {
        var parts = Stream.of(one, other).flatMap(Optional::stream).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Predicate.All(parts));
    }

    private boolean mayRead() {
        return caller.may(Permissions.CATALOG_ENTITY_READ);
    }
}
