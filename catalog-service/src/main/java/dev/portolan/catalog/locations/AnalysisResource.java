package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.reading.EntityCompletion;
import dev.portolan.catalog.reading.Provenance;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog")
@RunOnVirtualThread
class AnalysisResource {
    private final LocationService locations;
    private final TrialReading trial;

    AnalysisResource(LocationService locations, TrialReading trial) {
        this.locations = locations;
        this.trial = trial;
    }

    /// Says what a location that is not registered yet would bring. Reads it as a file of descriptors only.
    @POST
    @Path("analyze-location")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Analysis analyze(@Nullable JsonNode json) {
        var body = JsonBody.of(json).only("location", "catalogFilename");
        var location =
                body.object("location").orElseThrow(() -> invalid("Malformed request: \"location\" is required"));
        var target = location.only("type", "target", "presence").text("target");
        try {
            target = Urls.absolute(target).toString();
        } catch (IllegalArgumentException e) {
            throw invalid("The given location.target is not a URL");
        }
        var registered = locations.isRegistered(target);
        var found = trial.emitted(target).stream()
                .map(one -> new Existing(
                        new Place("url", one.file()),
                        registered,
                        Objects.requireNonNull(one.entity()).json()))
                .toList();
        return new Analysis(found, List.of());
    }

    /// Checks one entity as if it stood at the location.
    @POST
    @Path("validate-entity")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
    public Response validate(@Nullable JsonNode json) {
        List<Failure> failures;
        try {
            failures = failures(JsonBody.of(json));
        } catch (ProblemException e) {
            failures = List.of(new Failure("InputError", String.valueOf(e.getMessage())));
        }
        return failures.isEmpty()
                ? Response.ok().build()
                : Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new Failures(failures))
                        .build();
    }

    private static List<Failure> failures(JsonBody body) {
        var location = body.text("location");
        var entity = body.get("entity");
        var faults = EntityRules.envelope(entity == null ? MissingNode.getInstance() : entity);
        if (!faults.isEmpty()) {
            return faults.stream()
                    .map(fault -> new Failure("TypeError", fault.message()))
                    .toList();
        }
        if (!location.startsWith("url:")) {
            return List.of(new Failure(
                    "TypeError",
                    "Invalid location ref %s, only 'url:<target>' is supported, e.g. url:https://host/path"
                            .formatted(location)));
        }
        var target = location.substring("url:".length());
        return EntityCompletion.complete(
                        new Entity((ObjectNode) Objects.requireNonNull(entity).deepCopy()),
                        Provenance.web(target, target))
                .stream()
                .map(Fault::message)
                .map(message -> new Failure("InputError", message))
                .toList();
    }

    record Analysis(List<Existing> existingEntityFiles, List<ObjectNode> generateEntities) {}

    record Existing(Place location, boolean isRegistered, ObjectNode entity) {}

    record Place(String type, String target) {}

    record Failures(List<Failure> errors) {}

    record Failure(String name, String message) {}
}
