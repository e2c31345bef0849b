package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState.Status;
import dev.portolan.plugins.marketplace.MarketplaceViews.Line;
import dev.portolan.plugins.marketplace.ReleaseStatusResource.Why;
import dev.portolan.plugins.packages.PluginPath;
import dev.portolan.plugins.publishers.PublisherAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What a publisher says of its own releases. Open to all by annotation: the publisher's token is checked here.
@Path("/api/marketplace/releases/{publisher}/{plugin}/{version}")
@PermitAll
@RunOnVirtualThread
class OwnReleaseResource {
    private final ReleaseLifeService releases;
    private final PublisherAccess access;

    OwnReleaseResource(ReleaseLifeService releases, PublisherAccess access) {
        this.releases = releases;
        this.access = access;
    }

    @POST
    @Path("/deprecation")
    public Line deprecate(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("version") String version,
            @NotNull @Valid Why body) {
        var own = own(authorization, publisher, plugin);
        return Line.of(releases.putOwn(own, version, Status.DEPRECATED, body.reason()));
    }

    @DELETE
    @Path("/deprecation")
    public Line undeprecate(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("version") String version) {
        return Line.of(releases.liftOwn(own(authorization, publisher, plugin), version, Status.DEPRECATED));
    }

    @POST
    @Path("/yank")
    public Line yank(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("version") String version,
            @NotNull @Valid Why body) {
        var own = own(authorization, publisher, plugin);
        return Line.of(releases.putOwn(own, version, Status.YANKED, body.reason()));
    }

    @DELETE
    @Path("/yank")
    public Line unyank(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("version") String version) {
        return Line.of(releases.liftOwn(own(authorization, publisher, plugin), version, Status.YANKED));
    }

    private PluginId own(@Nullable String authorization, String publisher, String plugin) {
        return PluginPath.named(access.require(authorization, publisher).id(), plugin);
    }
}
