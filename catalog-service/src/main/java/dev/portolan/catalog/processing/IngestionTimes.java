package dev.portolan.catalog.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Shows how long the reading and storing of a location takes.
@Startup // shown before the first one
@ApplicationScoped
class IngestionTimes {
    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry metrics;
    private final Timer read;
    private final Timer unchanged;
    private final Timer failed;

    IngestionTimes(MeterRegistry metrics) {
        this.metrics = metrics;
        this.read = timer("read");
        this.unchanged = timer("unchanged");
        this.failed = timer("failed");
    }

    /// @param work says whether there was something new
    void measure(BooleanSupplier work) {
        var begun = Timer.start(metrics);
        var end = failed;
        try {
            end = work.getAsBoolean() ? read : unchanged;
        } finally {
            var _ = begun.stop(end);
        }
    }

    private Timer timer(String outcome) {
        return Timer.builder("portolan.catalog.ingestion")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(metrics);
    }
}
