package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.wire.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog")
@RunOnVirtualThread
class LocationResource {
    private static final List<String> ON_CONFLICT = List.of("refresh", "reject");

    private final LocationService locations;
    private final TrialReading trial;
    private final Caller caller;
    private final UriInfo request;

    LocationResource(LocationService locations, TrialReading trial, Caller caller, UriInfo request) {
        this.locations = locations;
        this.trial = trial;
        this.caller = caller;
        this.request = request;
    }

    /// Registers a location; with `dryRun=true` only reads it, and says what it would bring.
    @POST
    @Path("locations")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            description = "Whether only to read it.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "onConflict",
            in = ParameterIn.QUERY,
            description = "What to do about one that is there: reject, or refresh.",
            schema = @Schema(type = SchemaType.STRING))
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Registered register(@Context UriInfo uri, @Nullable JsonNode json) {
        var parameters = QueryParameters.of(uri.getQueryParameters()).only("dryRun", "onConflict");
        var onConflict = parameters.one("onConflict").orElse("reject");
        if (!ON_CONFLICT.contains(onConflict)) {
            throw invalid(
                    "Invalid onConflict parameter \"%s\", expected one of: refresh, reject".formatted(onConflict));
        }
        var target = LocationInput.of(json).target();
        if (parameters.one("dryRun").map(Boolean::parseBoolean).orElse(false)) {
            var read = trial.read(target);
            return new Registered(
                    new Shown("url:" + target, "url", target, read.ref()),
                    read.entities(),
                    locations.isRegistered(target));
        }
        var location = locations.register(LocationService.URL, target, onConflict.equals("refresh"), entityLimit());
        return new Registered(Shown.of(location), List.of(), null);
    }

    private OptionalLong entityLimit() {
        var limit = caller.tenant().limits().get("entities");
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    @GET
    @Path("locations")
    @PermitAll
    public List<Entry> list(@Context UriInfo uri) {
        QueryParameters.of(uri.getQueryParameters()).only();
        return mayRead()
                ? locations.allShown().stream()
                        .map(location -> new Entry(Shown.of(location)))
                        .toList()
                : List.of();
    }

    @GET
    @Path("locations/{id}")
    @PermitAll
    public Shown get(@PathParam("id") String id) {
        var uuid = uuid(id);
        if (!mayRead()) {
            throw LocationService.missing(id);
        }
        return Shown.of(locations.getShown(uuid));
    }

    @PUT
    @Path("locations/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Shown move(@PathParam("id") String id, @Nullable JsonNode json) {
        return Shown.of(locations.move(uuid(id), LocationInput.of(json).target()));
    }

    @DELETE
    @Path("locations/{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public void remove(@PathParam("id") String id) {
        locations.removeShown(uuid(id));
    }

    @GET
    @Path("locations/by-entity/{kind}/{namespace}/{name}")
    @PermitAll
    public Shown byEntity(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context UriInfo uri) {
        QueryParameters.none(uri.getQueryParameters());
        var ref = (kind + ":" + namespace + "/" + name).toLowerCase(Locale.ROOT);
        return Optional.of(ref)
                .filter(_ -> mayRead() && Texts.storable(ref))
                .flatMap(locations::byEntity)
                .map(Shown::of)
                .orElseThrow(() -> LocationService.missing(ref));
    }

    private boolean mayRead() {
        return caller.may(Permissions.CATALOG_LOCATION_READ);
    }

    // What is no UUID is no location's id, like any other that is unknown. Who gives an id gives no parameters.
    private UUID uuid(String id) {
        QueryParameters.none(request.getQueryParameters());
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw LocationService.missing(id);
        }
    }

    /// @param id the location's, or its reference in a dry run
    record Shown(String id, String type, String target, String entityRef) {
        static Shown of(Location location) {
            return new Shown(location.id().toString(), location.type(), location.target(), location.entityRef());
        }
    }

    record Entry(Shown data) {}

    /// @param entities what it would bring; empty but in a dry run
    /// @param exists whether it is registered already; absent but in a dry run
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registered(
            Shown location,
            List<ObjectNode> entities,
            @Nullable Boolean exists) {}
}
