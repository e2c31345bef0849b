package dev.portolan.plugins.events;

import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.events.EventViews.Events;
import dev.portolan.plugins.events.EventViews.Replay;
import dev.portolan.plugins.events.EventViews.Whole;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/events")
@RunOnVirtualThread
class EventResource {
    private static final Replay ALL = new Replay(null, null);

    private final EventService events;
    private final HandlerCalls handlers;

    EventResource(EventService events, HandlerCalls handlers) {
        this.events = events;
        this.handlers = handlers;
    }

    /// @param type `entity.changed`, or `entity.*` for all that begin so
    /// @param plugin `publisher/plugin`
    /// @param since an instant; that one and later
    /// @param until an instant; earlier ones
    /// @param failed whether only events that a plugin could not take
    @GET
    @Produces({MediaType.APPLICATION_JSON, EventCsvFormat.CSV})
    @PermissionsAllowed(Permissions.EVENT_READ)
    public Events list(
            @QueryParam("type") @Nullable String type,
            @QueryParam("plugin") @Nullable String plugin,
            @QueryParam("subject") @Size(max = 300) @Nullable String subject,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("failed") boolean failed,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo address) {
        var page = events.page(EventSelection.of(type, plugin, subject, since, until, failed), cursor);
        return page.next() == null
                ? page
                : page.linked("?"
                        + address.getRequestUriBuilder()
                                .replaceQueryParam("cursor", page.next())
                                .build()
                                .getRawQuery());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.EVENT_READ)
    public Whole get(@PathParam("id") String id) {
        return events.get(known(id));
    }

    /// Has plugins called again for an event.
    @POST
    @Path("/{id}/replay")
    @ResponseStatus(202)
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public Whole replay(@PathParam("id") String id, @Nullable Replay which) {
        var event = events.replay(known(id), which == null ? ALL : which);
        handlers.wake();
        return event;
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
