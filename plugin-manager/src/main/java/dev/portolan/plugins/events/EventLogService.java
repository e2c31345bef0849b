package dev.portolan.plugins.events;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
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
        var now = time.instant();
        if (happening.at().isBefore(now.minus(config.kept())) || rows.findById(happening.id()) != null) {
            return false;
        }
        rows.persistAndFlush(TenantEventRow.of(happening));
        var fresh = !happening.at().isBefore(now.minus(config.stale()));
        if (fresh) {
            handlers(happening).forEach(handler -> {
                var row = new DeliveryRow();
                row.id = Ids.next();
                row.event = happening.id();
                row.plugin = handler.installation().plugin().toString();
                row.extension = handler.extension().id();
                row.state = DeliveryState.WAITING;
                row.at = now;
                row.dueAt = now;
                deliveries.persist(row);
            });
        }
        recorded.fire(new Recorded(happening, fresh));
        return true;
    }

    /// Who reacts to an event now, and may hear of it.
    Stream<ActiveExtension> handlers(Happening happening) {
        return extensions.at(ExtensionPoint.EVENT_HANDLER).stream()
                .filter(active -> active.extension() instanceof Extension.EventHandler handler
                        && Hearing.hears(active, handler.events(), happening));
    }
}
