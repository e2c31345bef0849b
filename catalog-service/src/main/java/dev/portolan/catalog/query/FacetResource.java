package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog/entity-facets")
@RunOnVirtualThread
@PermitAll
class FacetResource {
    private static final int MOST = 100;

    private final FacetService service;
    private final QuestionReader reader;
    private final Caller caller;

    FacetResource(FacetService service, QuestionReader reader, Caller caller) {
        this.service = service;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Parameter(
            name = "facet",
            in = ParameterIn.QUERY,
            description = "A field whose values are counted; may be given more than once.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = ParameterWords.FILTER,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public Facets get(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters()).only("facet", "filter");
        return answer(parameters.all("facet"), reader.filter(parameters.all("filter")), "Missing facet parameter");
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Facets post(@Context UriInfo uri, @Nullable JsonNode json) {
        QueryParameters.of(uri.getQueryParameters()).only();
        var body = JsonBody.of(json).only("facets", "query");
        return answer(body.texts("facets"), reader.query(body.get("query")), "Missing or empty facets parameter");
    }

    private Facets answer(List<String> asked, Optional<Predicate> predicate, String missing) {
        var facets = asked.stream().filter(facet -> !facet.isEmpty()).distinct().toList();
        if (facets.isEmpty()) {
            throw invalid(missing);
        }
        if (facets.size() > MOST) {
            throw invalid("Invalid facet, more than %d of them".formatted(MOST));
        }
        if (caller.may(Permissions.CATALOG_ENTITY_READ)) {
            return new Facets(service.count(facets, predicate));
        }
        var none = new LinkedHashMap<String, List<FacetService.Count>>();
        facets.forEach(facet -> none.put(facet, List.of()));
        return new Facets(none);
    }

    record Facets(Map<String, List<FacetService.Count>> facets) {}
}
