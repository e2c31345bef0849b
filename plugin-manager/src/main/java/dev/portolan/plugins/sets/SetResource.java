package dev.portolan.plugins.sets;

import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.sets.SetViews.Planned;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/plugin-set")
@RunOnVirtualThread
class SetResource {
    private static final String YAML = "application/yaml";

    private final ExportService export;
    private final SetService sets;

    SetResource(ExportService export, SetService sets) {
        this.export = export;
        this.sets = sets;
    }

    @GET
    @Produces({YAML, MediaType.TEXT_PLAIN})
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public RestResponse<String> export() {
        return ResponseBuilder.ok(export.write())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plugin-set.yaml\"")
                .build();
    }

    /// Takes both permissions, which the service checks. JSON is YAML, too.
    @POST
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @PermissionsAllowed({Permissions.PLUGIN_INSTALL, Permissions.PLUGIN_CONFIGURE})
    public Planned apply(
            @QueryParam("dryRun") boolean dryRun, @QueryParam("prune") boolean prune, byte @Nullable [] file) {
        return sets.apply(file == null ? new byte[0] : file, prune, dryRun);
    }
}
