package dev.portolan.plugins.actions;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.actions.ActionViews.Actions;
import dev.portolan.plugins.actions.ActionViews.Begun;
import dev.portolan.plugins.actions.ActionViews.Order;
import dev.portolan.plugins.actions.ActionViews.Summary;
import dev.portolan.plugins.actions.ActionViews.Whole;
import dev.portolan.plugins.invocations.ExtensionCalls.Person;
import dev.portolan.plugins.invocations.Locales;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}")
@PermissionsAllowed(Permissions.PLUGIN_USE)
@RunOnVirtualThread
class ActionResource {
    private final ActionService actions;
    private final RunService runs;
    private final Runner runner;
    private final Caller caller;

    ActionResource(ActionService actions, RunService runs, Runner runner, Caller caller) {
        this.actions = actions;
        this.runs = runs;
        this.runner = runner;
        this.caller = caller;
    }

    /// @param entity on which; absent for what needs none
    @GET
    @Path("/actions")
    public Actions list(@QueryParam("entity") @Nullable String entity) {
        return actions.list(ref(entity));
    }

    /// Begins an action, and does not wait for it.
    @POST
    @Path("/actions/{publisher}/{plugin}/{extension}")
    @ResponseStatus(202)
    public Begun start(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("extension") String extension,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @NotNull Order order) {
        return new Begun(actions.start(PluginPath.named(publisher, plugin), extension, order, Locales.of(language)));
    }

    @GET
    @Path("/action-runs")
    public Page<Summary> runs(
            @QueryParam("entity") @Nullable String entity, @QueryParam("cursor") @Nullable String cursor) {
        return runs.page(ref(entity), cursor);
    }

    @GET
    @Path("/action-runs/{id}")
    public Whole run(@PathParam("id") String id) {
        return runs.get(known(id));
    }

    /// Ends a run; from then on the plugin is refused whatever it asks for. What it had done stays done.
    @POST
    @Path("/action-runs/{id}/cancellation")
    public Whole cancel(@PathParam("id") String id) {
        var run = runs.cancel(known(id), new Person(caller.subject(), caller.displayName()));
        runner.cancel(known(id));
        return run;
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("entity", String.valueOf(e.getMessage()));
        }
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
