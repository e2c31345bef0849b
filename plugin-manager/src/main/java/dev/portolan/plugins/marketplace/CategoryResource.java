package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Category;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/marketplace/categories")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class CategoryResource {
    private final MarketplaceService marketplace;

    CategoryResource(MarketplaceService marketplace) {
        this.marketplace = marketplace;
    }

    /// Most used first, at most 200.
    @GET
    public Page<Category> list() {
        return new Page<>(marketplace.categories(), null);
    }
}
