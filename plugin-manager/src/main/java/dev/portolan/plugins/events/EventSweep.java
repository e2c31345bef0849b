package dev.portolan.plugins.events;

import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/// Has events taken away that are too old, and of whoever has too many the oldest. Every process may do it: it does
/// nothing twice.
@ApplicationScoped
class EventSweep {
    private final SweepRepository rows;
    private final EventLogConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("event-sweep", this::sweep, "old events are taken away at the next sweep");

    EventSweep(SweepRepository rows, EventLogConfig config, InstantSource time) {
        this.rows = rows;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    void sweep() {
        var before = time.instant().minus(config.kept());
        var more = true;
        while (more && !clock.closed()) {
            more = rows.old(before);
        }
        for (var tenant : rows.above(config.most())) {
            more = true;
            while (more && !clock.closed()) {
                more = rows.beyond(tenant, config.most());
            }
        }
    }
}
