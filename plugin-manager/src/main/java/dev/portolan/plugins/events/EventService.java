package dev.portolan.plugins.events;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.events.EventViews.Delivery;
import dev.portolan.plugins.events.EventViews.Events;
import dev.portolan.plugins.events.EventViews.Head;
import dev.portolan.plugins.events.EventViews.Item;
import dev.portolan.plugins.events.EventViews.Replay;
import dev.portolan.plugins.events.EventViews.Whole;
import dev.portolan.plugins.extensions.ActiveExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows what has happened to the current tenant, newest first, and has plugins called again for it.
@ApplicationScoped
@Transactional
class EventService {
    private static final int PAGE = 50;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final EventRepository rows;
    private final DeliveryRepository deliveries;
    private final EventQueries queries;
    private final EventLogService log;
    private final Audit audit;
    private final InstantSource time;

    EventService(
            EventRepository rows,
            DeliveryRepository deliveries,
            EventQueries queries,
            EventLogService log,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.queries = queries;
        this.log = log;
        this.audit = audit;
        this.time = time;
    }

    Events page(EventSelection wanted, @Nullable String cursor) {
        var from = cursor == null ? new Position(LAST, new UUID(-1, -1)) : Position.parse(cursor);
        var found = queries.page(
                wanted.type(),
                wanted.plugin(),
                wanted.subject(),
                wanted.since(),
                wanted.until(),
                wanted.failed(),
                from.at,
                from.id,
                PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var handed = queries.deliveries(shown.stream().map(row -> row.id).toList()).stream()
                .collect(Collectors.groupingBy(delivery -> delivery.event));
        var items = shown.stream()
                .map(row -> item(row, handed.getOrDefault(row.id, List.of())))
                .toList();
        var next = found.size() > PAGE ? Cursor.encode(shown.getLast().at, shown.getLast().id) : null;
        return new Events(items, next, null);
    }

    Whole get(UUID id) {
        return whole(rows.findByIdOptional(id).orElseThrow(ProblemException::notFound));
    }

    /// Has the plugins called again that an event was for, and those for the first time that have come since.
    ///
    /// @throws ProblemException `conflict` when no plugin reacts to it, or it is being handed over still
    Whole replay(UUID id, Replay which) {
        var row = rows.findByIdOptional(id).orElseThrow(ProblemException::notFound);
        var handlers = log.handlers(row.toDomain())
                .filter(active -> named(active, which))
                .toList();
        if (handlers.isEmpty()) {
            throw new ProblemException(Common.CONFLICT, "No plugin that is enabled now reacts to this event.");
        }
        handlers.forEach(active -> again(row.id, active));
        deliveries.flush();
        audit.record(
                "event.replayed",
                new Target("event", row.id.toString(), row.type),
                new Change(
                        Map.of(),
                        Map.of(
                                "plugins",
                                handlers.stream()
                                        .map(active ->
                                                active.installation().plugin().toString())
                                        .distinct()
                                        .toList()),
                        null));
        return whole(row);
    }

    private void again(UUID event, ActiveExtension active) {
        var plugin = active.installation().plugin().toString();
        var row = queries.byHandler(event, plugin, active.extension().id()).orElseGet(() -> {
            var fresh = new DeliveryRow();
            fresh.id = Ids.next();
            fresh.event = event;
            fresh.plugin = plugin;
            fresh.extension = active.extension().id();
            return fresh;
        });
        row.state = DeliveryState.WAITING;
        row.attempts = 0;
        row.error = null;
        row.at = time.instant();
        row.dueAt = row.at;
        deliveries.persist(row);
    }

    private static boolean named(ActiveExtension active, Replay which) {
        var plugin = active.installation().plugin();
        return (which.publisher() == null || which.publisher().equals(plugin.publisher()))
                && (which.plugin() == null || which.plugin().equals(plugin.plugin()));
    }

    private Whole whole(TenantEventRow row) {
        var handed = queries.deliveries(List.of(row.id));
        return new Whole(
                Head.of(row), row.json(), handed.stream().map(Delivery::of).toList(), failed(handed));
    }

    private static Item item(TenantEventRow row, List<DeliveryRow> handed) {
        return new Item(Head.of(row), row.json(), handed.size(), failed(handed));
    }

    private static int failed(List<DeliveryRow> handed) {
        return (int) handed.stream()
                .filter(delivery -> delivery.state == DeliveryState.FAILED)
                .count();
    }

    private record Position(Instant at, UUID id) {
        static Position parse(String cursor) {
            var parts = Cursor.decode(cursor, 2);
            try {
                return new Position(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
            }
        }
    }
}
