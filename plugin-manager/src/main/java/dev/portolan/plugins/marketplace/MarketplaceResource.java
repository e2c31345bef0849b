package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.MarketplaceViews.Detail;
import dev.portolan.plugins.marketplace.MarketplaceViews.Item;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/marketplace/plugins")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class MarketplaceResource {
    private final MarketplaceService marketplace;

    MarketplaceResource(MarketplaceService marketplace) {
        this.marketplace = marketplace;
    }

    @GET
    public Page<Item> list(
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("category") @Size(max = 50) @Nullable String category,
            @QueryParam("cursor") @Nullable String cursor) {
        return marketplace.list(q, category, cursor);
    }

    @GET
    @Path("/{publisher}/{plugin}")
    public Detail detail(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("version") @Size(max = 100) @Nullable String version) {
        return marketplace.detail(known(publisher, plugin), version);
    }

    private static PluginId known(String publisher, String plugin) {
        try {
            return new PluginId(publisher, plugin);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
