package dev.portolan.plugins.upgrades;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.installations.UpgradeResult;
import dev.portolan.plugins.upgrades.UpdateViews.Item;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/plugin-updates")
@RunOnVirtualThread
class UpdateResource {
    private final UpdateService updates;
    private final Updater updater;

    UpdateResource(UpdateService updates, Updater updater) {
        this.updates = updates;
        this.updater = updater;
    }

    @GET
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Page<Item> list(@QueryParam("cursor") @Nullable String cursor) {
        return updates.page(cursor);
    }

    @POST
    @PermissionsAllowed(Permissions.PLUGIN_INSTALL)
    public Results update(@QueryParam("dryRun") boolean dryRun, @Nullable JsonNode body) {
        return new Results(updater.update(UpdateRequest.parse(body), dryRun));
    }

    record Results(List<UpgradeResult> items) {
        Results {
            items = List.copyOf(items);
        }
    }
}
