package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.wire.ParameterWords;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// The older list of entities: a bare array, streamed where the client asks for no page.
@Path("/api/tenants/{tenant}/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
class EntityListResource {
    private static final int PIECE = 128 * 1024;
    private static final int NO_LIMIT = 1_000_000;

    private final EntityQueryService entities;
    private final QuestionReader reader;
    private final Caller caller;

    EntityListResource(EntityQueryService entities, QuestionReader reader, Caller caller) {
        this.entities = entities;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Path("entities")
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
            name = "order",
            in = ParameterIn.QUERY,
            description = ParameterWords.ORDER,
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
            name = "after",
            in = ParameterIn.QUERY,
            description = "Where the page before ended, as its Link header has it.",
            schema = @Schema(type = SchemaType.STRING))
    public Response list(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters())
                .only("filter", "fields", "order", "limit", "offset", "after");
        var projection = Projection.of(parameters.all("fields"));
        var predicate = reader.filter(parameters.all("filter"));
        var orders = reader.orders(parameters.all("order"));
        var page = page(parameters);
        if (!caller.may(Permissions.CATALOG_ENTITY_READ)) {
            return Response.ok("[]").build();
        }
        if (page.isPresent()) {
            return page(page.get(), predicate, orders, projection, uri);
        }
        return Response.ok(stream(predicate, orders, projection)).build();
    }

    private Response page(
            Window window, Optional<Predicate> predicate, List<Order> orders, Projection projection, UriInfo uri) {
        var limit = Math.min(window.limit(), reader.maxPage());
        var found = entities.ordered(predicate, orders, limit + 1, window.offset());
        var items = found.subList(0, Math.min(limit, found.size()));
        var response = Response.ok(EntityJson.array(items, projection));
        if (found.size() > limit) {
            var next = new Window(limit, window.offset() + limit);
            response.header("Link", "<%s>; rel=\"next\"".formatted(next.link(uri)));
        }
        return response.build();
    }

    private StreamingOutput stream(Optional<Predicate> predicate, List<Order> orders, Projection projection) {
        if (orders.isEmpty()) {
            return out -> write(out, projection, entities.all(predicate, List.of()));
        }
        // Without a page only the first order counts, and entities that lack its field are left out.
        var order = orders.getFirst();
        var having = new Predicate.All(Stream.concat(predicate.stream(), Stream.of(new Predicate.Exists(order.field())))
                .toList());
        return out -> write(out, projection, entities.all(Optional.of(having), List.of(order)));
    }

    // In pieces that the processor still has at hand when they are copied to where they are sent from.
    private static void write(OutputStream out, Projection projection, Iterator<List<StoredEntity>> batches)
            throws IOException {
        var piece = new ByteArrayOutputStream(2 * PIECE);
        var separator = '[';
        while (batches.hasNext()) {
            for (var entity : batches.next()) {
                piece.write(separator);
                piece.writeBytes(projection.render(entity));
                separator = ',';
                if (piece.size() > PIECE) {
                    piece.writeTo(out);
                    piece.reset();
                }
            }
        }
        piece.writeBytes((separator == '[' ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        piece.writeTo(out);
    }

    private static Optional<Window> page(QueryParameters parameters) {
        var limit = parameters.number("limit", 1);
        var offset = parameters.number("offset", 0);
        var after = parameters.one("after").map(Window::decode);
        if (limit.isEmpty() && offset.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        // What the link to a page says goes before what stands beside it.
        return Optional.of(after.orElseGet(() -> new Window(limit.orElse(NO_LIMIT), offset.orElse(0))));
    }

    /// A page by its number of entities and those before it.
    record Window(int limit, int offset) {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        static Window decode(String after) {
            try {
                var json = MAPPER.readTree(new String(Base64.getDecoder().decode(after), StandardCharsets.UTF_8));
                if (json.isObject()) {
                    return new Window(number(json, "limit", 1, NO_LIMIT), number(json, "offset", 0, 0));
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw invalid("Malformed after cursor, could not be parsed");
            }
            throw invalid("Malformed after cursor, could not be parsed");
        }

        private static int number(JsonNode json, String name, int least, int missing) {
            var value = json.get(name);
            if (value == null) {
                return missing;
            }
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
                throw invalid("Malformed after cursor, %s was not a number".formatted(name));
            }
            return value.intValue();
        }

        String link(UriInfo uri) {
            var place = Base64.getEncoder()
                    .encodeToString("{\"limit\":%d,\"offset\":%d}"
                            .formatted(limit, offset)
                            .getBytes(StandardCharsets.UTF_8));
            var query = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", "{after}")
                    .replaceQueryParam("offset")
                    .build(place)
                    .getRawQuery();
            return "/entities?" + query;
        }
    }
}
