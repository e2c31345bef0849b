package dev.portolan.plugins.notifications;

import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/// Forgets what is too old and was not saved. Every process may do it: it does nothing twice.
@ApplicationScoped
class NotificationSweep {
    private final SweepRepository rows;
    private final NotificationConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("notification-sweep", this::sweep, "old notifications are forgotten at the next sweep");

    NotificationSweep(SweepRepository rows, NotificationConfig config, InstantSource time) {
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
        var some = 1;
        while (some > 0 && !clock.closed()) {
            some = rows.sweep(before);
        }
    }
}
