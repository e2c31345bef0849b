package dev.portolan.catalog.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.wire.EntityAddress;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What entities were. The portal's own, beside the routes of Backstage.
@Path("/api/tenants/{tenant}/catalog")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
class HistoryResource {
    private static final String HISTORY = "entities/by-name/{kind}/{namespace}/{name}/history";

    private final HistoryService versions;

    HistoryResource(HistoryService versions) {
        this.versions = versions;
    }

    /// The versions of an entity, the newest first. Also of one that is gone.
    @GET
    @Path(HISTORY)
    public Page<Summary> list(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var found = versions.before(
                ref(kind, namespace, name), cursor == null ? Integer.MAX_VALUE : after(cursor), limit + 1);
        var page = found.stream().limit(limit).map(Summary::of).toList();
        return new Page<>(
                page,
                found.size() > limit
                        ? Cursor.encode(String.valueOf(page.getLast().version()))
                        : null);
    }

    private static int after(String cursor) {
        try {
            return Integer.parseInt(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "cursor", "is not a cursor of this list; leave it out to start at the beginning");
        }
    }

    /// One version, with the entity as it was.
    @GET
    @Path(HISTORY + "/{version}")
    public Whole get(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("version") String version) {
        var shown = versions.version(ref(kind, namespace, name), EntityAddress.version(version));
        return new Whole(Summary.of(shown.version()), shown.entity().orElse(null));
    }

    private static String ref(String kind, String namespace, String name) {
        return EntityAddress.of(kind, namespace, name).toString();
    }

    /// @param version counts from 1
    /// @param operation `created`, `changed` or `deleted`
    /// @param cause JSON: `kind`, and what there is of `source`, `location`, `revision`, `file`, `person`, `entity`
    /// @param etag absent in a deletion
    /// @param differences JSON: `path`, `before`, `after` of each; empty but in a change
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            int version,
            Instant at,
            String operation,
            @JsonRawValue String cause,
            @Nullable String etag,
            @JsonRawValue String differences) {
        static Summary of(Version version) {
            return new Summary(
                    version.number(),
                    version.at(),
                    version.operation(),
                    version.cause(),
                    version.etag(),
                    version.differences());
        }
    }

    /// @param entity JSON; absent where the version is its deletion
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            @JsonUnwrapped Summary summary,
            @JsonRawValue @Nullable String entity) {}
}
