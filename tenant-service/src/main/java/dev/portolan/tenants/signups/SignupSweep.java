package dev.portolan.tenants.signups;

import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/// Erases expired sign-ups and spent rate limits from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class SignupSweep {
    private final SignupDirectory directory;
    private final SignupLimits limits;
    private final SignupConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("signup-sweep", this::sweep, "expired sign-ups stay until the next sweep");

    SignupSweep(SignupDirectory directory, SignupLimits limits, SignupConfig config, InstantSource time) {
        this.directory = directory;
        this.limits = limits;
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
        directory.sweep(time.instant());
        limits.sweep();
    }
}
