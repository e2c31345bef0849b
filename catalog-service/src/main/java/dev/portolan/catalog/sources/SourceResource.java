package dev.portolan.catalog.sources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.processing.SourceStateService;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/sources")
@RunOnVirtualThread
class SourceResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String YAML = "text/yaml";
    private static final int LONGEST_WORDS = 200;

    private final SourceStateService states;
    private final LifeService sources;
    private final PreviewService previews;
    private final Caller caller;
    private final int mostBytes;

    SourceResource(
            SourceStateService states,
            LifeService sources,
            PreviewService previews,
            Caller caller,
            CatalogConfig config) {
        this.states = states;
        this.sources = sources;
        this.previews = previews;
        this.caller = caller;
        this.mostBytes = config.reading().maxFileBytes();
    }

    /// How each source stands, with the first 20 of what is wrong in its files.
    ///
    /// @param words only sources whose address or name contains them
    @GET
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Page<Source> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @DefaultValue("") @Size(max = LONGEST_WORDS) String words,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        var found = states.page(cursor == null ? FIRST : after(cursor), words.strip(), limit + 1);
        var page = found.stream().limit(limit).map(Source::of).toList();
        return new Page<>(
                page, found.size() > limit ? Cursor.encode(page.getLast().id()) : null);
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "cursor", "is not a cursor of this list; leave it out to start at the beginning");
        }
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Source get(@PathParam("id") UUID id) {
        return states.byId(id).map(Source::of).orElseThrow(ProblemException::notFound);
    }

    /// Registers a source; reading it begins at once.
    @POST
    @ResponseStatus(201)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Source register(@NotNull SourceRequest request) {
        return get(sources.register(request.origin(mostBytes), entityLimit()));
    }

    /// Says what a source would bring, and keeps nothing.
    @POST
    @Path("preview")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Preview preview(@NotNull SourceRequest request) {
        return previews.of(caller.tenant().id(), request.origin(mostBytes));
    }

    private OptionalLong entityLimit() {
        var limit = caller.tenant().limits().get("entities");
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /// The text of an upload.
    @GET
    @Path("{id}/content")
    @Produces(YAML)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public String content(@PathParam("id") UUID id) {
        return sources.content(id);
    }

    /// Puts a text in the place of an upload's, which is read at once.
    @PUT
    @Path("{id}/content")
    @Consumes({YAML, "application/yaml", "text/plain"})
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Source replaceContent(@PathParam("id") UUID id, @NotNull String content) {
        sources.replaceContent(id, content);
        return get(id);
    }

    @PATCH
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Source change(@PathParam("id") UUID id, @NotNull ScheduleRequest request) {
        sources.readEvery(id, request.seconds());
        return get(id);
    }

    /// Reads a source at once, whatever its schedule says.
    @POST
    @Path("{id}/refresh")
    @ResponseStatus(202)
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_REFRESH)
    public void refresh(@PathParam("id") UUID id) {
        sources.refresh(id);
    }

    /// Removes a source with everything that only it leads to.
    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public void remove(@PathParam("id") UUID id) {
        sources.remove(id);
    }

    /// @param everySeconds a whole number of seconds; null for the default
    record ScheduleRequest(@Nullable JsonNode everySeconds) {
        private static final int LEAST = 60;
        private static final int MOST = 604_800;

        @Nullable
        Integer seconds() {
            if (everySeconds == null) {
                throw ProblemException.invalid("/everySeconds", "is needed: seconds, or null for the default");
            }
            if (everySeconds.isNull()) {
                return null;
            }
            if (!everySeconds.isIntegralNumber()
                    || !everySeconds.canConvertToInt()
                    || everySeconds.intValue() < LEAST
                    || everySeconds.intValue() > MOST) {
                throw ProblemException.invalid(
                        "/everySeconds",
                        "must be a whole number of seconds, %d to %,d (a week), or null for the default"
                                .formatted(LEAST, MOST));
            }
            return everySeconds.intValue();
        }
    }
}
