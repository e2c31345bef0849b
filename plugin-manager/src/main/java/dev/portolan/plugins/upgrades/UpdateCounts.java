package dev.portolan.plugins.upgrades;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/// Shows what the platform did by itself about new releases. A release that is taken back at many tenants is one
/// to stop.
@Startup // shown before the first one
@ApplicationScoped
class UpdateCounts {
    private final Counter updated;
    private final Counter migrationFailed;
    private final Counter takenBack;

    UpdateCounts(MeterRegistry metrics) {
        this.updated = counter(metrics, "updated");
        this.migrationFailed = counter(metrics, "migration_failed");
        this.takenBack = counter(metrics, "taken_back");
    }

    void updated() {
        updated.increment();
    }

    void migrationFailed() {
        migrationFailed.increment();
    }

    void takenBack() {
        takenBack.increment();
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("portolan.plugin.updates")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
