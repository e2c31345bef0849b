package dev.portolan.kernelit;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.identity.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api")
@RunOnVirtualThread
class NoteResource {
    private final NoteService notes;
    private final Caller caller;

    NoteResource(NoteService notes, Caller caller) {
        this.notes = notes;
        this.caller = caller;
    }

    @GET
    @Path("tenants/{tenant}/notes")
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
    public List<String> all() {
        return notes.all();
    }

    @GET
    @Path("tenants/{tenant}/notes/{id}")
    @PermissionsAllowed(Permissions.CATALOG_ENTITY_READ)
    public Map<String, String> one(@PathParam("id") UUID id) {
        return Map.of("text", notes.one(id), "caller", caller.displayName());
    }

    @POST
    @Path("tenants/{tenant}/notes")
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    @ResponseStatus(201)
    public Map<String, UUID> add(@NotNull @Valid NewNote note) {
        return Map.of("id", notes.add(note.text()));
    }

    /// Carelessly open: the gate must hold all the same.
    @GET
    @Path("tenants/{tenant}/open")
    @PermitAll
    public List<String> open() {
        return notes.all();
    }

    @GET
    @Path("public")
    @PermitAll
    public String anybody() {
        return "hello";
    }

    @GET
    @Path("operator/notes")
    @RolesAllowed("operator")
    public String staff() {
        return caller.subject();
    }

    @GET
    @Path("services")
    @RolesAllowed("service")
    public String service() {
        return caller.subject();
    }

    record NewNote(
            @NotBlank @Size(max = 100) String text,
            @Nullable Slug slug) {}
}
