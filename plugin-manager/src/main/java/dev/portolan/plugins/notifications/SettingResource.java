package dev.portolan.plugins.notifications;

import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/// By which ways the caller hears of what.
@Path("/api/tenants/{tenant}/notification-settings")
@PermissionsAllowed(Permissions.PLUGIN_USE)
@RunOnVirtualThread
class SettingResource {
    private final SettingService settings;
    private final NotificationService notifications;

    SettingResource(SettingService settings, NotificationService notifications) {
        this.settings = settings;
        this.notifications = notifications;
    }

    @GET
    public Settings get() {
        return settings.of(notifications.me());
    }

    /// Takes the place of all that was chosen before; what is not named comes by all ways. What is critical is in the
    /// portal whatever is chosen.
    @PUT
    public Settings put(@NotNull @Valid Settings wanted) {
        return settings.put(notifications.me(), wanted);
    }
}
