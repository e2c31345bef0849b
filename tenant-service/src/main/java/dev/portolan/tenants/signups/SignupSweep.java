package dev.portolan.tenants.signups;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Erases expired sign-ups and spent rate limits from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class SignupSweep {
    private final SignupDirectory directory;
    private final SignupLimits limits;
    private final SignupConfig config;
    private final InstantSource time;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("signup-sweep").factory());

    SignupSweep(SignupDirectory directory, SignupLimits limits, SignupConfig config, InstantSource time) {
        this.directory = directory;
        this.limits = limits;
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
            directory.sweep(time.instant());
            limits.sweep();
        } catch (RuntimeException e) {
            Log.warn("expired sign-ups stay until the next sweep", e);
        }
    }
}
