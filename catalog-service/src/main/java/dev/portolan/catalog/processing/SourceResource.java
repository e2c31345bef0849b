package dev.portolan.catalog.processing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
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
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/sources")
@RunOnVirtualThread
@PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
class SourceResource {
    private static final UUID FIRST = new UUID(0, 0);

    private final SourceService sources;

    SourceResource(SourceService sources) {
        this.sources = sources;
    }

    /// How each registered location stands, with what is wrong in its files.
    @GET
    public Page<Source> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        var found = sources.states(cursor == null ? FIRST : after(cursor), limit + 1);
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

    /// @param state `pending` before the first reading, `reading` during it, then `ok` or `failed`
    /// @param lastReadAt absent before the first reading
    /// @param entities how many the location leads to, itself included
    /// @param errors what is wrong, as JSON; see [dev.portolan.catalog.reading.Finding]
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(
            UUID id,
            String target,
            String state,
            @Nullable Instant lastReadAt,
            Instant nextReadAt,
            int entities,
            @JsonRawValue String errors) {
        static Source of(SourceRepository.State state) {
            return new Source(
                    state.location(),
                    state.target(),
                    state.state(),
                    state.progress().lastReadAt().orElse(null),
                    state.progress().nextReadAt(),
                    state.progress().entities(),
                    state.findings());
        }
    }
}
