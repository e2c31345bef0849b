package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.installations.InstallationViews.Revision;
import dev.portolan.plugins.installations.InstallationViews.Whole;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/installations")
@RunOnVirtualThread
class InstallationResource {
    private final InstallationService installations;
    private final InstallationViewService views;
    private final Migrations migrations;

    InstallationResource(InstallationService installations, InstallationViewService views, Migrations migrations) {
        this.installations = installations;
        this.views = views;
        this.migrations = migrations;
    }

    /// @param q part of the name or the title
    /// @param state what is wanted of it (`enabled`, ...) or how it fares (`degraded`, ...)
    /// @param sort `name`, `title`, `state` or `changed`, the newest change first
    @GET
    @Produces({MediaType.APPLICATION_JSON, InstalledCsvFormat.CSV})
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public InstalledList list(
            @QueryParam("retained") boolean retained,
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("state") @Nullable String state,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo address) {
        var page = views.list(Selection.of(retained, q, state, sort), cursor);
        var link = page.next() == null
                ? null
                : address.getRequestUriBuilder()
                        .replaceQueryParam("cursor", page.next())
                        .build();
        return new InstalledList(page.items(), page.next(), link == null ? null : "?" + link.getRawQuery());
    }

    @GET
    @Path("/{publisher}/{plugin}")
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public RestResponse<Whole> get(@PathParam("publisher") String publisher, @PathParam("plugin") String plugin) {
        return tagged(200, views.get(PluginPath.named(publisher, plugin)));
    }

    /// Any of the three may be enough: that depends on what changes, which the service checks.
    @PUT
    @Path("/{publisher}/{plugin}")
    @PermissionsAllowed({Permissions.PLUGIN_INSTALL, Permissions.PLUGIN_CONFIGURE, Permissions.PLUGIN_ENABLE})
    public RestResponse<?> put(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        var named = PluginPath.named(publisher, plugin);
        if (dryRun) {
            return RestResponse.ok(migrations.preview(() -> installations.preview(named, body)));
        }
        var result = migrations.around(() -> installations.put(named, body, ifMatch));
        return tagged(result.created() ? 201 : 200, views.whole(result.installation()));
    }

    @PATCH
    @Path("/{publisher}/{plugin}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @PermissionsAllowed({Permissions.PLUGIN_INSTALL, Permissions.PLUGIN_CONFIGURE, Permissions.PLUGIN_ENABLE})
    public RestResponse<Whole> patch(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        var named = PluginPath.named(publisher, plugin);
        var result = migrations.around(() -> installations.patch(named, body, ifMatch));
        return tagged(200, views.whole(result.installation()));
    }

    @DELETE
    @Path("/{publisher}/{plugin}")
    @PermissionsAllowed(Permissions.PLUGIN_INSTALL)
    public RestResponse<Whole> uninstall(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return tagged(202, views.whole(installations.uninstall(PluginPath.named(publisher, plugin), ifMatch)));
    }

    @POST
    @Path("/{publisher}/{plugin}/restore")
    @PermissionsAllowed(Permissions.PLUGIN_INSTALL)
    public RestResponse<Whole> restore(@PathParam("publisher") String publisher, @PathParam("plugin") String plugin) {
        var named = PluginPath.named(publisher, plugin);
        var result = migrations.around(() -> installations.restore(named));
        return tagged(200, views.whole(result.installation()));
    }

    @GET
    @Path("/{publisher}/{plugin}/revisions")
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Page<Revision> revisions(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.revisions(PluginPath.named(publisher, plugin), cursor);
    }

    @POST
    @Path("/{publisher}/{plugin}/rollback")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public RestResponse<?> rollback(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("dryRun") boolean dryRun,
            @NotNull @Valid Rollback body) {
        var named = PluginPath.named(publisher, plugin);
        if (dryRun) {
            return RestResponse.ok(installations.rollbackPreview(named, body.revision()));
        }
        var result = installations.rollback(named, body.revision());
        return tagged(200, views.whole(result.installation()));
    }

    record Rollback(@NotNull @Positive Long revision) {}

    private static RestResponse<Whole> tagged(int status, Whole whole) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), whole)
                .header(HttpHeaders.ETAG, "\"" + whole.item().status().revision() + "\"")
                .build();
    }
}
