package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.marketplace.MarketplaceViews.Line;
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

/// The kill switch: stops a release for all tenants, and lets it go on.
@Path("/api/operator/plugins/releases/{digest}/revocation")
@RolesAllowed("operator")
@RunOnVirtualThread
class ReleaseStatusResource {
    private final ReleaseService releases;

    ReleaseStatusResource(ReleaseService releases) {
        this.releases = releases;
    }

    @POST
    public Line revoke(@PathParam("digest") String digest, @NotNull @Valid Revocation body) {
        return Line.of(releases.move(digest, ReleaseState.Status.REVOKED, body.reason()));
    }

    @DELETE
    public Line lift(@PathParam("digest") String digest) {
        return Line.of(releases.move(digest, ReleaseState.Status.PUBLISHED, null));
    }

    record Revocation(@NotBlank @Size(max = 500) String reason) {}
}
