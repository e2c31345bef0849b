package dev.portolan.plugins.spaces;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.InstalledService;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/// A step of provisioning: idempotent, called by tenant-service only.
@Path("/internal/tenants/{id}")
@RolesAllowed("service")
@RunOnVirtualThread
class SpaceResource {
    private final TenantScope scope;
    private final InstalledService installed;

    SpaceResource(TenantScope scope, InstalledService installed) {
        this.scope = scope;
        this.installed = installed;
    }

    @PUT
    public void provision(@PathParam("id") String id, @NotNull @Valid Space space) {
        scope.run(tenant(id), () -> space.plugins().forEach(this::install));
    }

    /// A plugin that the platform has stopped, or that is nowhere to be had, keeps nobody out.
    private void install(PluginId plugin) {
        try {
            installed.installDefault(plugin);
        } catch (ProblemException e) {
            Log.warnf("a new tenant goes without plugin=%s: %s", plugin, e.getMessage());
        }
    }

    private static TenantId tenant(String id) {
        try {
            return TenantId.parse(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    /// @param plugins to install, enabled, with their default configuration
    record Space(
            @NotNull Slug slug,
            @NotBlank String name,
            @NotNull @Size(max = 50) List<PluginId> plugins) {}
}
