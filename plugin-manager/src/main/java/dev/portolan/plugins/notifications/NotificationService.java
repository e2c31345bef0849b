package dev.portolan.plugins.notifications;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.NotificationEvent;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.notifications.NotificationViews.Changes;
import dev.portolan.plugins.notifications.NotificationViews.Item;
import dev.portolan.plugins.notifications.NotificationViews.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The inbox of the member who asks. Another's is as if it were not.
@ApplicationScoped
@Transactional
class NotificationService {
    private static final int PAGE = 50;
    private static final UUID LAST = new UUID(-1, -1);

    private final NotificationQueries queries;
    private final NameService names;
    private final CurrentTenant current;
    private final Caller caller;
    private final Outbox outbox;
    private final InstantSource time;

    NotificationService(
            NotificationQueries queries,
            NameService names,
            CurrentTenant current,
            Caller caller,
            Outbox outbox,
            InstantSource time) {
        this.queries = queries;
        this.names = names;
        this.current = current;
        this.caller = caller;
        this.outbox = outbox;
        this.time = time;
    }

    /// Newest first.
    Page<Item> page(Wanted wanted, @Nullable String cursor) {
        var before = cursor == null ? LAST : id(Cursor.decode(cursor, 1).getFirst());
        var found = queries.page(
                me(),
                before,
                wanted.state() == NotificationViews.State.UNREAD,
                wanted.state() == NotificationViews.State.SAVED,
                wanted.state() == NotificationViews.State.DONE,
                wanted.severities(),
                wanted.topic(),
                PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var next = found.size() > PAGE ? Cursor.encode(shown.getLast().id) : null;
        return new Page<>(items(shown), next);
    }

    Item get(UUID id) {
        return item(queries.own(id, me()).orElseThrow(ProblemException::notFound));
    }

    long unread() {
        return queries.unread(me());
    }

    Item change(UUID id, Changes changes) {
        var row = queries.own(id, me()).orElseThrow(ProblemException::notFound);
        if (apply(row, changes)) {
            tell();
        }
        return item(row);
    }

    /// Changes several; those that are not the caller's are passed over.
    ///
    /// @return those that were changed
    List<UUID> change(Collection<UUID> ids, Changes changes) {
        return changed(queries.owns(ids, me()), changes);
    }

    /// Marks all as read that came until then.
    ///
    /// @return those that were unread
    List<UUID> readUntil(Instant until) {
        return changed(queries.unreadUntil(me(), until), new Changes(true, null, null));
    }

    private List<UUID> changed(List<NotificationRow> rows, Changes changes) {
        var changed = rows.stream()
                .filter(row -> apply(row, changes))
                .map(row -> row.id)
                .toList();
        if (!changed.isEmpty()) {
            tell();
        }
        return changed;
    }

    private boolean apply(NotificationRow row, Changes changes) {
        var now = time.instant();
        var read = instant(row.readAt, changes.read(), now);
        var saved = instant(row.savedAt, changes.saved(), now);
        var done = instant(row.doneAt, changes.done(), now);
        // What is done needs no more looking at.
        read = read == null && done != null && row.doneAt == null ? now : read;
        var different = differ(read, row.readAt) || differ(saved, row.savedAt) || differ(done, row.doneAt);
        row.readAt = read;
        row.savedAt = saved;
        row.doneAt = done;
        return different;
    }

    private static boolean differ(@Nullable Instant one, @Nullable Instant other) {
        return (one == null) != (other == null);
    }

    private static @Nullable Instant instant(@Nullable Instant before, @Nullable Boolean wanted, Instant now) {
        if (wanted == null) {
            return before;
        }
        return wanted ? before == null ? now : before : null;
    }

    private void tell() {
        var tenant = current.id();
        outbox.append(
                Topics.NOTIFICATIONS,
                tenant + "/" + me(),
                tenant,
                "notification.changed",
                new NotificationEvent.Changed(tenant, me(), time.instant()));
    }

    /// What is somebody's own is not shown to who acts in that person's name.
    String me() {
        if (caller.acting().isPresent()) {
            throw new ProblemException(
                    Common.FORBIDDEN, "What a member is told is for that member alone, not for support.");
        }
        return caller.subject();
    }

    private Item item(NotificationRow row) {
        return items(List.of(row)).getFirst();
    }

    private List<Item> items(List<NotificationRow> rows) {
        var titles = names.of(rows.stream()
                .map(row -> Sender.named(row.sender).plugin())
                .flatMap(Stream::ofNullable)
                .toList());
        return rows.stream().map(row -> item(row, titles)).toList();
    }

    private Item item(NotificationRow row, Map<PluginId, String> titles) {
        var message = message(row);
        var plugin = Sender.named(row.sender).plugin();
        var title = plugin == null ? "Portolan" : titles.getOrDefault(plugin, plugin.toString());
        var slug = caller.tenant().slug();
        return new Item(
                row.id,
                new NotificationViews.Said(
                        message.title(),
                        message.body(),
                        message.severity(),
                        message.topic(),
                        Hrefs.inPortal(message.href(), slug),
                        message.entity()),
                new NotificationViews.From(plugin, title),
                row.at,
                new NotificationViews.Marks(row.readAt != null, row.savedAt != null, row.doneAt != null));
    }

    static Message message(NotificationRow row) {
        var entity = row.entity == null ? null : EntityRef.parse(row.entity);
        return new Message(row.title, row.body, row.severity, row.topic, row.href, entity, row.key);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
