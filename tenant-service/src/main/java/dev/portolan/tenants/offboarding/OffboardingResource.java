package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/offboarding")
@PermissionsAllowed(Permissions.TENANT_OFFBOARD)
@RunOnVirtualThread
class OffboardingResource {
    private final OffboardingService offboardings;

    OffboardingResource(OffboardingService offboardings) {
        this.offboardings = offboardings;
    }

    @GET
    public Offboarding get() {
        return offboardings.get();
    }

    @POST
    @ResponseStatus(202)
    public Offboarding request(@NotNull @Valid Leave leave) {
        return offboardings.request(leave.confirm(), leave.reason());
    }

    @DELETE
    public Offboarding comeBack() {
        return offboardings.comeBack();
    }

    /// @param confirm the organization's slug, as whoever means it has typed it
    record Leave(
            @NotBlank @Size(max = 40) String confirm,
            @Nullable @Size(max = 300) String reason) {}
}
