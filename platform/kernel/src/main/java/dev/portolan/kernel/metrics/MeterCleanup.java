package dev.portolan.kernel.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Takes the meters of a service away when it stops. Micrometer's registry outlives the application in its process
/// (tests,
/// live reload): the next one would find its gauges by name, reading objects that are gone, and not show them.
@ApplicationScoped
class MeterCleanup {
    void stop(@Observes ShutdownEvent stopping, MeterRegistry registry) {
        registry.clear();
    }
}
