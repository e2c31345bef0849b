package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What plugins show on pages, and what is done there.
@Path("/api/tenants/{tenant}/views/{publisher}/{plugin}/{extension}")
@PermissionsAllowed(Permissions.PLUGIN_USE)
@RunOnVirtualThread
class ViewResource {
    private final Visits visits;
    private final ViewService views;
    private final ViewCallService calls;

    ViewResource(Visits visits, ViewService views, ViewCallService calls) {
        this.visits = visits;
        this.views = views;
        this.calls = calls;
    }

    /// @param params of the page's address, as a JSON object
    /// @param last whether to say only what was good last, without asking the plugin
    /// @param cursor where the table goes on; absent for the view itself
    @GET
    public Shown view(
            @BeanParam Which which,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("params") @Nullable String params,
            @QueryParam("last") boolean last,
            @QueryParam("table") @Nullable String table,
            @QueryParam("cursor") @Nullable String cursor) {
        var visit = which.visit(visits, entity, visits.params(params));
        if (cursor == null) {
            return last ? views.remembered(visit) : views.show(visit);
        }
        if (cursor.length() > Visits.LONGEST_PARAMS) {
            throw ProblemException.invalid("cursor", "must be as the table's next");
        }
        return views.more(visit, table == null ? "" : table, cursor);
    }

    @POST
    @Path("/calls")
    public Called call(@BeanParam Which which, @Nullable JsonNode body) {
        var call = ViewCall.read(body);
        return calls.call(which.visit(visits, call.entity(), call.params()), call);
    }

    /// The extension that an address names, and the language it is asked in.
    static final class Which {
        @PathParam("publisher")
        String publisher = "";

        @PathParam("plugin")
        String plugin = "";

        @PathParam("extension")
        String extension = "";

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
        @Nullable
        String language;

        Visit visit(Visits visits, @Nullable String entity, @Nullable JsonNode params) {
            return visits.visit(PluginPath.named(publisher, plugin), extension, entity, params, Locales.of(language));
        }
    }
}
