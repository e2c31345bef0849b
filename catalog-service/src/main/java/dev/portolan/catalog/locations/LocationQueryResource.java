package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.query.PredicateReader;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog")
@RunOnVirtualThread
@PermitAll
class LocationQueryResource {
    private static final int DEFAULT_PAGE = 1_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LocationService locations;
    private final Caller caller;
    private final int conditions;

    LocationQueryResource(LocationService locations, Caller caller, CatalogConfig config) {
        this.locations = locations;
        this.caller = caller;
        this.conditions = config.query().maxConditions();
    }

    @POST
    @Path("locations/by-query")
    @Consumes(MediaType.APPLICATION_JSON)
    public LocationPage query(@Context UriInfo uri, @Nullable JsonNode json) {
        QueryParameters.none(uri.getQueryParameters());
        var body = JsonBody.optional(json).only("cursor", "limit", "query");
        var place = body.optionalText("cursor")
                .map(LocationQueryResource::decode)
                .orElseGet(() -> new Place(body.number("limit", 1).orElse(DEFAULT_PAGE), "", body.get("query")));
        var predicate = PredicateReader.read(place.query(), conditions);
        predicate.ifPresent(LocationFilter::check);
        if (!caller.may(Permissions.CATALOG_LOCATION_READ)) {
            return new LocationPage(List.of(), 0, new Next(null));
        }
        var all = locations.matching(predicate);
        var after = all.stream()
                .filter(location -> location.id().toString().compareTo(place.after()) > 0)
                .toList();
        var items = after.stream()
                .limit(place.limit())
                .map(LocationResource.Shown::of)
                .toList();
        var next = after.size() > items.size() ? place.at(items.getLast().id()).encode() : null;
        return new LocationPage(items, all.size(), new Next(next));
    }

    private static Place decode(String cursor) {
        if (cursor.isEmpty()) {
            throw invalid("Cursor cannot be empty");
        }
        try {
            var json = MAPPER.readTree(Base64.getDecoder().decode(cursor));
            var limit = json.path("limit");
            if (json.isObject() && limit.isInt() && limit.intValue() >= 1) {
                return new Place(
                        limit.intValue(),
                        json.path("afterId").asText(""),
                        JsonBody.of(json).get("query"));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("Malformed cursor, unknown encoding");
        }
        throw invalid("Malformed cursor: not of this list");
    }

    private record Place(int limit, String after, @Nullable JsonNode query) {
        Place at(String id) {
            return new Place(limit, id, query);
        }

        String encode() {
            var json = JsonNodeFactory.instance.objectNode().put("limit", limit).put("afterId", after);
            if (query != null) {
                json.set("query", query);
            }
            return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    record LocationPage(List<LocationResource.Shown> items, int totalItems, Next pageInfo) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Next(@Nullable String nextCursor) {}
}
