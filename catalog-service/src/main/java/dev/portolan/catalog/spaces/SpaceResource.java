package dev.portolan.catalog.spaces;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("/internal/tenants")
@RunOnVirtualThread
@RolesAllowed("service")
class SpaceResource {
    private final SpaceService spaces;
    private final TenantScope scope;

    SpaceResource(SpaceService spaces, TenantScope scope) {
        this.spaces = spaces;
        this.scope = scope;
    }

    /// Makes the catalog space of a tenant; saying so again changes nothing.
    @PUT
    @Path("{id}")
    public Response put(@PathParam("id") UUID id, @NotNull @Valid NewSpace space) {
        var made = scope.call(new TenantId(id), () -> spaces.put(space.slug().value(), space.name()));
        return Response.status(made ? Response.Status.CREATED : Response.Status.NO_CONTENT)
                .build();
    }

    /// @param name of the organization
    record NewSpace(
            @NotNull Slug slug, @NotBlank @Size(max = 200) String name) {}
}
