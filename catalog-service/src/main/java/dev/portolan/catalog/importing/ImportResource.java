package dev.portolan.catalog.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.importing.ImportClaimRepository.Claim;
import dev.portolan.catalog.importing.ImportItem.Verdict;
import dev.portolan.catalog.importing.ImportRepository.Kept;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Imports from other portals.
@Path("/api/tenants/{tenant}/sources/imports")
@RunOnVirtualThread
class ImportResource {
    private final ImportService imports;
    private final ImportWorker worker;
    private final CurrentTenant current;

    ImportResource(ImportService imports, ImportWorker worker, CurrentTenant current) {
        this.imports = imports;
        this.worker = worker;
        this.current = current;
    }

    /// Begins to read the catalog of a Backstage. Nothing is taken before the confirmation.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Shown start(@NotNull @Valid Start body) {
        var portal = portal(body.url());
        var started = imports.begin(portal);
        worker.read(new Claim(started.id(), current.id()), portal, body.token());
        return Shown.of(started);
    }

    private static OldPortal portal(String url) {
        try {
            return OldPortal.of(url);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/url", String.valueOf(e.getMessage()));
        }
    }

    /// The last imports, the newest first.
    @GET
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Page<Shown> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        var before = cursor == null ? null : uuid(Cursor.decode(cursor, 1).getFirst());
        var found = imports.list(before, limit + 1);
        var page = found.stream().limit(limit).map(Shown::of).toList();
        return new Page<>(
                page, found.size() > limit ? Cursor.encode(page.getLast().id()) : null);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "cursor", "is not a cursor of this list; leave it out to start at the beginning");
        }
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Shown get(@PathParam("id") UUID id) {
        return Shown.of(imports.get(id));
    }

    /// What it has read, entity by entity, and what becomes of each.
    @GET
    @Path("{id}/items")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Page<Item> items(
            @PathParam("id") UUID id,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var found = imports.items(id, verdict == null ? null : verdict(verdict), after, limit + 1);
        var page = found.stream().limit(limit).map(Item::of).toList();
        return new Page<>(
                page, found.size() > limit ? Cursor.encode(page.getLast().ref()) : null);
    }

    private static Verdict verdict(String text) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.key().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("verdict", "must be take, change, same or refuse"));
    }

    /// Takes what was shown.
    @POST
    @Path("{id}/confirmation")
    @ResponseStatus(202)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Shown confirm(@PathParam("id") UUID id) {
        return Shown.of(imports.confirm(id));
    }

    /// Forgets it; what was taken stays.
    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public void remove(@PathParam("id") UUID id) {
        imports.remove(id);
    }

    /// @param url of a Backstage, or of its catalog
    /// @param token sent as a bearer token; never kept
    record Start(
            @NotBlank @Size(max = 400) String url,

            @Nullable
            @Size(min = 1, max = 8000)
            @Pattern(regexp = "[\\x21-\\x7e]*", message = "must be one line without spaces")
            String token) {
        @Override
        public String toString() {
            return "Start[" + url + "]";
        }
    }

    /// @param error why it failed, or what could not be taken
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            UUID id,
            String url,
            String state,
            Progress progress,
            Counts counts,
            @Nullable String error,
            @JsonUnwrapped Times times) {
        static Shown of(Import one) {
            var counts = one.counts();
            return new Shown(
                    one.id(),
                    one.url(),
                    one.state().key(),
                    new Progress(one.progress().done(), one.progress().total()),
                    new Counts(
                            counts.getOrDefault(Verdict.TAKE, 0),
                            counts.getOrDefault(Verdict.CHANGE, 0),
                            counts.getOrDefault(Verdict.SAME, 0),
                            counts.getOrDefault(Verdict.REFUSE, 0)),
                    one.error(),
                    new Times(one.times().startedAt(), one.times().finishedAt()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(int done, @Nullable Integer total) {}

    record Counts(int take, int change, int same, int refuse) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Times(Instant startedAt, @Nullable Instant finishedAt) {}

    /// @param how `location` where its location is registered, `entity` where it is taken as it is
    /// @param errors why it is refused, as JSON; see [dev.portolan.catalog.reading.Finding]
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String ref,
            String verdict,
            String how,
            @Nullable String location,
            @JsonRawValue String errors) {
        static Item of(Kept item) {
            return new Item(
                    item.ref(),
                    item.verdict().key(),
                    item.location() == null ? "entity" : "location",
                    item.location(),
                    item.errors());
        }
    }
}
