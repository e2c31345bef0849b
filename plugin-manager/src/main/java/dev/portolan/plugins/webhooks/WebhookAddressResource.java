package dev.portolan.plugins.webhooks;

import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.packages.PluginPath;
import dev.portolan.plugins.webhooks.AddressViews.Addresses;
import dev.portolan.plugins.webhooks.AddressViews.Item;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// Shows the addresses at which others call plugins; whoever has one can call it.
@Path("/api/tenants/{tenant}/webhooks-in")
@PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
@RunOnVirtualThread
class WebhookAddressResource {
    private final AddressService addresses;

    WebhookAddressResource(AddressService addresses) {
        this.addresses = addresses;
    }

    @GET
    public Addresses list() {
        return addresses.list();
    }

    /// Gives a receiver another address.
    @POST
    @Path("/{publisher}/{plugin}/{extension}/renewal")
    public Item renew(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("extension") String extension) {
        return addresses.renew(PluginPath.named(publisher, plugin), extension);
    }
}
