package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Path("/api/marketplace/publishers/{publisher}")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class ShownPublisherResource {
    private final MarketplaceService marketplace;
    private final Looking looking;

    ShownPublisherResource(MarketplaceService marketplace, Looking looking) {
        this.marketplace = marketplace;
        this.looking = looking;
    }

    @GET
    public Shown show(@PathParam("publisher") String publisher) {
        var found = looking.at(() -> marketplace.publisher(publisher));
        var key = found.publisher().verified() ? found.publisher().key() : null;
        return new Shown(
                found.publisher().id(),
                found.publisher().name(),
                found.publisher().website(),
                key == null ? null : key.verifiedAt(),
                found.plugins());
    }

    /// @param verifiedAt absent unless its key was verified and it may publish
    /// @param plugins how many of its plugins are listed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String name,
            @Nullable String website,
            @Nullable Instant verifiedAt,
            long plugins) {}
}
