package dev.portolan.plugins.options;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.invocations.TrialCallService;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/installations/{publisher}/{plugin}/options")
@RunOnVirtualThread
class OptionResource {
    private final OptionService options;

    OptionResource(OptionService options) {
        this.options = options;
    }

    @POST
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public Options find(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Nullable JsonNode body) {
        return options.find(PluginPath.named(publisher, plugin), body, TrialCallService.locale(language));
    }
}
