package dev.portolan.kernel.metrics;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Takes the figures that cost a query from time to time, so that who scrapes the metrics never waits for a database.
@ApplicationScoped
public class Sampling {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("metrics-sampling").factory());

    /// Takes a figure every 5 s until the service stops. One that fails is taken again the next time.
    public void add(String name, Runnable sample) {
        var _ = clock.scheduleWithFixedDelay(() -> take(name, sample), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void take(String name, Runnable sample) {
        try {
            sample.run();
        } catch (RuntimeException e) {
            Log.debugf(e, "the figure of %s stays as it was", name);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }
}
