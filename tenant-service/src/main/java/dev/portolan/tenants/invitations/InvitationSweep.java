package dev.portolan.tenants.invitations;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Erases old invitations from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class InvitationSweep {
    private final InvitationDirectory directory;
    private final InvitationConfig config;
    private final InstantSource time;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("invitation-sweep").factory());

    InvitationSweep(InvitationDirectory directory, InvitationConfig config, InstantSource time) {
        this.directory = directory;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        var pause = config.sweep().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    private void sweep() {
        try {
            directory.sweep(time.instant().minus(config.keep()));
        } catch (RuntimeException e) {
            Log.warn("old invitations stay until the next sweep", e);
        }
    }
}
