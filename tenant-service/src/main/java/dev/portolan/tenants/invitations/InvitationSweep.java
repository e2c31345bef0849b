package dev.portolan.tenants.invitations;

import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/// Erases old invitations from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class InvitationSweep {
    private final InvitationDirectory directory;
    private final InvitationConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("invitation-sweep", this::sweep, "old invitations stay until the next sweep");

    InvitationSweep(InvitationDirectory directory, InvitationConfig config, InstantSource time) {
        this.directory = directory;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void sweep() {
        directory.sweep(time.instant().minus(config.keep()));
    }
}
