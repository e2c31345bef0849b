package dev.portolan.tenants.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.kernel.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

@Path("/api/operator/tenants/{slug}/suspension")
@RolesAllowed("operator")
@RunOnVirtualThread
class SuspensionResource {
    private static final int LONGEST = 300;

    private final SuspensionService suspensions;
    private final ObjectMapper mapper;

    SuspensionResource(SuspensionService suspensions, ObjectMapper mapper) {
        this.suspensions = suspensions;
        this.mapper = mapper;
    }

    @POST
    public TenantView suspend(@PathParam("slug") String slug, @NotNull @Valid Because request) {
        return TenantView.of(suspensions.suspend(slug, request.reason()), null);
    }

    /// Takes the reason from the query where there is no body: not every client sends one with a DELETE.
    ///
    /// @param body as for a suspension, or empty
    @DELETE
    @Consumes(MediaType.WILDCARD)
    public TenantView reactivate(
            @PathParam("slug") String slug, @QueryParam("reason") @Nullable String reason, @Nullable String body)
            throws JsonProcessingException {
        var said = body == null || body.isBlank()
                ? reason
                : mapper.readValue(body, Because.class).reason();
        if (said == null || said.isBlank() || said.length() > LONGEST) {
            throw ProblemException.invalid(
                    "/reason", "must be 1 to " + LONGEST + " characters; say why the organization is opened again");
        }
        return TenantView.of(suspensions.reactivate(slug, said), null);
    }

    record Because(@NotBlank @Size(max = LONGEST) String reason) {}
}
