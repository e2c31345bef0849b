package dev.portolan.tenants.tenants;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/operator/tenants/{slug}/suspension")
@RolesAllowed("operator")
@RunOnVirtualThread
class SuspensionResource {
    private final SuspensionService suspensions;

    SuspensionResource(SuspensionService suspensions) {
        this.suspensions = suspensions;
    }

    @POST
    public TenantView suspend(@PathParam("slug") String slug, @NotNull @Valid Suspend request) {
        return TenantView.of(suspensions.suspend(slug, request.reason()), null);
    }

    @DELETE
    public TenantView reactivate(@PathParam("slug") String slug) {
        return TenantView.of(suspensions.reactivate(slug), null);
    }

    record Suspend(@NotBlank @Size(max = 300) String reason) {}
}
