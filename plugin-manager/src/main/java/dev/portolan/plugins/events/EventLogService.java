package dev.portolan.plugins.events;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Puts what happens on the current tenant's log, and has the plugins called that react to it.
@ApplicationScoped
@Transactional
public class EventLogService {
    private final EventRepository rows;
    private final DeliveryRepository deliveries;
    private final ExtensionService extensions;
    private final EventLogConfig config;
    private final Event<Recorded> recorded;
    private final InstantSource time;

    EventLogService(
            EventRepository rows,
            DeliveryRepository deliveries,
            ExtensionService extensions,
            EventLogConfig config,
            Event<Recorded> recorded,
            InstantSource time) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.extensions = extensions;
        this.config = config;
        this.recorded = recorded;
        this.time = time;
    }

    /// Records an event; again, it changes nothing.
    ///
    /// @return whether it was new
    public boolean record(Happening happening) {
        return !record(List.of(happening)).isEmpty();
    }

    /// Records events, each of them once.
    ///
    /// @return those that were new
    List<Happening> record(List<Happening> happenings) {
        var now = time.instant();
        var oldest = now.minus(config.kept());
        var known = rows.known(happenings.stream().map(Happening::id).toList());
        var fresh = happenings.stream()
                .filter(happening -> !happening.at().isBefore(oldest) && known.add(happening.id()))
                .toList();
        if (fresh.isEmpty()) {
            return fresh;
        }
        rows.persist(fresh.stream().map(TenantEventRow::of));
        rows.flush();
        recorded.fire(new Recorded(fresh, handOut(fresh, now)));
        return fresh;
    }

    /// @return whether anybody reacts; what is heard of late is kept, and nobody need react to it
    private boolean handOut(List<Happening> happenings, Instant now) {
        var stale = now.minus(config.stale());
        var news = happenings.stream()
                .filter(happening -> !happening.at().isBefore(stale))
                .toList();
        if (news.isEmpty()) {
            return false;
        }
        var handlers = extensions.at(ExtensionPoint.EVENT_HANDLER);
        var waiting = news.stream()
                .flatMap(happening -> reacting(handlers, happening).map(handler -> delivery(happening, handler, now)))
                .toList();
        deliveries.persist(waiting);
        return !waiting.isEmpty();
    }

    private static DeliveryRow delivery(Happening happening, ActiveExtension handler, Instant now) {
        var row = new DeliveryRow();
        row.id = Ids.next();
        row.event = happening.id();
        row.plugin = handler.installation().plugin().toString();
        row.extension = handler.extension().id();
        row.state = DeliveryState.WAITING;
        row.at = now;
        row.dueAt = now;
        return row;
    }

    /// Who reacts to an event now, and may hear of it.
    Stream<ActiveExtension> handlers(Happening happening) {
        return reacting(extensions.at(ExtensionPoint.EVENT_HANDLER), happening);
    }

    private static Stream<ActiveExtension> reacting(List<ActiveExtension> handlers, Happening happening) {
        return handlers.stream()
                .filter(active -> active.extension() instanceof Extension.EventHandler handler
                        && Hearing.hears(active, handler.events(), happening));
    }
}
