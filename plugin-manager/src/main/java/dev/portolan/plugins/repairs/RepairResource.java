package dev.portolan.plugins.repairs;

import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

@Path("/api/tenants/{tenant}/plugin-repairs")
@RunOnVirtualThread
class RepairResource {
    private final RepairService repairs;

    RepairResource(RepairService repairs) {
        this.repairs = repairs;
    }

    @GET
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Repairs list() {
        var items = repairs.list();
        return new Repairs(items, items.size());
    }

    /// For what only informs: the rest goes once it is mended.
    @POST
    @Path("/{id}/acknowledgement")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public void acknowledge(@PathParam("id") String id) {
        repairs.acknowledge(id);
    }

    /// @param items the worst first
    record Repairs(List<Repair> items, int count) {
        Repairs {
            items = List.copyOf(items);
        }
    }
}
