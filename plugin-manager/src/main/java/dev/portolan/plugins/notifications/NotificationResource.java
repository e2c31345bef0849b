package dev.portolan.plugins.notifications;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.notifications.NotificationViews.Changed;
import dev.portolan.plugins.notifications.NotificationViews.Changes;
import dev.portolan.plugins.notifications.NotificationViews.Count;
import dev.portolan.plugins.notifications.NotificationViews.Item;
import dev.portolan.plugins.notifications.NotificationViews.Read;
import dev.portolan.plugins.notifications.NotificationViews.Several;
import dev.portolan.plugins.notifications.NotificationViews.Wanted;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The caller's own inbox.
@Path("/api/tenants/{tenant}/notifications")
@PermissionsAllowed(Permissions.PLUGIN_USE)
@RunOnVirtualThread
class NotificationResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final NotificationService notifications;
    private final SendingService sending;

    NotificationResource(NotificationService notifications, SendingService sending) {
        this.notifications = notifications;
        this.sending = sending;
    }

    /// Newest first.
    ///
    /// @param state `unread`, `all`, `saved` or `done`; `all` is all but what is done
    /// @param severity `critical`, `high`, `normal`, `low`, or some of them separated by commas
    @GET
    public Page<Item> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("cursor") @Nullable String cursor) {
        return notifications.page(Wanted.of(state, severity, topic), cursor);
    }

    /// Changes several at once. Those that are not the caller's are passed over.
    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Changed changeSeveral(@NotNull @Valid Several several) {
        return new Changed(notifications.change(several.ids(), several.changes()));
    }

    @GET
    @Path("/count")
    public Count count() {
        return new Count(notifications.unread(), sending.open());
    }

    /// Marks as read.
    @POST
    @Path("/read")
    public Changed read(@NotNull @Valid Read read) {
        if ((read.before() == null) == (read.ids() == null)) {
            throw ProblemException.invalid("", "must have either before, an instant, or ids, a list");
        }
        return new Changed(
                read.before() != null
                        ? notifications.readUntil(read.before())
                        : notifications.change(
                                read.ids() == null ? List.of() : read.ids(), new Changes(true, null, null)));
    }

    @GET
    @Path("/{id}")
    public Item get(@PathParam("id") String id) {
        return notifications.get(known(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Item change(@PathParam("id") String id, @NotNull @Valid Changes changes) {
        return notifications.change(known(id), changes);
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
