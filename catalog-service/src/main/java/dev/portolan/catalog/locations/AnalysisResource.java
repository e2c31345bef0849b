package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Emitted;
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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/catalog")
@RunOnVirtualThread
class AnalysisResource {
    private static final Pattern DESCRIPTOR = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);

    private final LocationService locations;
    private final TrialReading trial;

    AnalysisResource(LocationService locations, TrialReading trial) {
        this.locations = locations;
        this.trial = trial;
    }

    /// Says what a location that is not registered yet would bring: the entities of a descriptor file, or those of the
    /// file in a repository; of a repository without one, an entity to begin with.
    @POST
    @Path("analyze-location")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Analysis analyze(@Nullable JsonNode json) {
        var body = JsonBody.filled(json).only("location", "catalogFilename");
        var location =
                body.object("location").orElseThrow(() -> invalid("Malformed request: \"location\" is required"));
        var _ = location.only("type", "target", "presence").text("type");
        var target = url(location.text("target"));
        if (DESCRIPTOR.matcher(String.valueOf(target.getPath())).find()) {
            return new Analysis(existing(trial.emitted(target.toString())), List.of());
        }
        var repository = Repository.of(target);
        var found = Stream.concat(
                        Stream.of(target.toString()),
                        repository.file(body.optionalText("catalogFilename").orElse("catalog-info.yaml")).stream())
                .map(this::readable)
                .filter(entities -> !entities.isEmpty())
                .findFirst();
        return found.map(entities -> new Analysis(existing(entities), List.of()))
                .orElseGet(() -> new Analysis(List.of(), List.of(new Generated(repository.proposal(), List.of()))));
    }

    private static URI url(String text) {
        try {
            return Urls.absolute(text);
        } catch (IllegalArgumentException e) {
            throw invalid("The given location.target is not a URL");
        }
    }

    // The page of a repository is no descriptor, and need not be one.
    private List<Emitted> readable(String target) {
        try {
            return trial.emitted(target);
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private List<Existing> existing(List<Emitted> entities) {
        return entities.stream()
                .map(one -> new Existing(
                        new Place("url", one.file()),
                        locations.isRegistered(one.file()),
                        Objects.requireNonNull(one.entity()).json()))
                .toList();
    }

    /// Checks one entity as if it stood at the location.
    @POST
    @Path("validate-entity")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
    public Response validate(@Nullable JsonNode json) {
        List<Failure> failures;
        try {
            failures = failures(JsonBody.filled(json));
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
        var refused = refusal(location);
        if (refused.isPresent()) {
            return List.of(new Failure("TypeError", refused.get()));
        }
        // The rules alone count, as in Backstage: a reference that cannot be read passes here.
        if (EntityRules.check(new Entity((ObjectNode) Objects.requireNonNull(entity)))
                .isEmpty()) {
            return List.of();
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

    /// Why a text is no reference of a location that can be validated for, in Backstage's words.
    private static Optional<String> refusal(String location) {
        var colon = location.indexOf(':');
        var type = colon < 0 ? "" : location.substring(0, colon).strip();
        var target = location.substring(colon + 1).strip();
        if (type.isEmpty() || target.isEmpty()) {
            return Optional.of(
                    "Unable to parse location ref '%s', expected '<type>:<target>', e.g. 'url:https://host/path'"
                            .formatted(location));
        }
        if (type.equals("http") || type.equals("https")) {
            return Optional.of("Invalid location ref '%s', please prefix it with 'url:', e.g. 'url:%s'"
                    .formatted(location, location));
        }
        if (Annotations.isScript(target)) {
            return Optional.of("Invalid location ref '%s', target is a javascript: URL".formatted(location));
        }
        return type.equals("url")
                ? Optional.empty()
                : Optional.of("Invalid location ref %s, only 'url:<target>' is supported, e.g. url:https://host/path"
                        .formatted(location));
    }

    record Analysis(List<Existing> existingEntityFiles, List<Generated> generateEntities) {}

    /// @param fields what is left to be filled in; nothing is guessed
    record Generated(ObjectNode entity, List<String> fields) {}

    record Existing(Place location, boolean isRegistered, ObjectNode entity) {}

    record Place(String type, String target) {}

    record Failures(List<Failure> errors) {}

    record Failure(String name, String message) {}
}
