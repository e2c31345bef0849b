package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.ReleaseState.Status;
import dev.portolan.plugins.marketplace.MarketplaceViews.Line;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// One release, for staff: who uses it, and where it stands. A revocation is the kill switch: it stops the release for
/// all tenants, and taking it back lets it go on.
@Path("/api/operator/plugins/releases/{digest}")
@RolesAllowed("operator")
@RunOnVirtualThread
class ReleaseStatusResource {
    private final ReleaseLifeService releases;
    private final ReleaseUsage usage;

    ReleaseStatusResource(ReleaseLifeService releases, ReleaseUsage usage) {
        this.releases = releases;
        this.usage = usage;
    }

    @GET
    @RolesAllowed({"operator", "support"})
    public ReleaseUsage.Adoption show(@PathParam("digest") String digest) {
        return usage.of(digest);
    }

    @POST
    @Path("/revocation")
    public Line revoke(@PathParam("digest") String digest, @NotNull @Valid Why body) {
        return Line.of(releases.put(digest, Status.REVOKED, body.reason()));
    }

    @DELETE
    @Path("/revocation")
    public Line lift(@PathParam("digest") String digest) {
        return Line.of(releases.lift(digest, Status.REVOKED));
    }

    @POST
    @Path("/yank")
    public Line yank(@PathParam("digest") String digest, @NotNull @Valid Why body) {
        return Line.of(releases.put(digest, Status.YANKED, body.reason()));
    }

    @DELETE
    @Path("/yank")
    public Line unyank(@PathParam("digest") String digest) {
        return Line.of(releases.lift(digest, Status.YANKED));
    }

    @POST
    @Path("/deprecation")
    public Line deprecate(@PathParam("digest") String digest, @NotNull @Valid Why body) {
        return Line.of(releases.put(digest, Status.DEPRECATED, body.reason()));
    }

    @DELETE
    @Path("/deprecation")
    public Line undeprecate(@PathParam("digest") String digest) {
        return Line.of(releases.lift(digest, Status.DEPRECATED));
    }

    /// @param reason shown to whoever uses the release
    record Why(@NotBlank @Size(max = 500) String reason) {}
}
