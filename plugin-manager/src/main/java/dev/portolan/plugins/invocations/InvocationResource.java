package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}")
@RunOnVirtualThread
class InvocationResource {
    private final TestService tests;
    private final PluginLogService log;

    InvocationResource(TestService tests, PluginLogService log) {
        this.tests = tests;
        this.log = log;
    }

    @POST
    @Path("/installations/{publisher}/{plugin}/test")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public TestService.Result test(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Nullable JsonNode body) {
        return tests.test(PluginPath.named(publisher, plugin), body, Locales.of(language));
    }

    @GET
    @Path("/installations/{publisher}/{plugin}/log")
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Page<LogLine> log(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("cursor") @Nullable String cursor) {
        return log.page(PluginPath.named(publisher, plugin), cursor);
    }
}
