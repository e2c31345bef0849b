package dev.portolan.plugins.themes;

import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/tenants/{tenant}/theme")
@PermissionsAllowed(Permissions.PLUGIN_USE)
@RunOnVirtualThread
class ThemeResource {
    private final ThemeService themes;

    ThemeResource(ThemeService themes) {
        this.themes = themes;
    }

    @GET
    public TenantTheme theme() {
        return themes.current();
    }
}
