package dev.portolan.plugins.invocations;

import dev.portolan.plugins.runtime.Outcome;
import dev.portolan.plugins.runtime.Outcome.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Shows how long calls of plugins take, by how they end.
@Startup // shown before the first one
@ApplicationScoped
class InvocationTimes {
    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry metrics;
    private final Timer returned;
    private final Map<Reason, Timer> failed = new EnumMap<>(Reason.class);

    InvocationTimes(MeterRegistry metrics) {
        this.metrics = metrics;
        this.returned = timer("returned");
        for (var reason : Reason.values()) {
            failed.put(reason, timer(reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    Outcome measured(Supplier<Outcome> call) {
        var begun = Timer.start(metrics);
        var outcome = call.get();
        var _ = begun.stop(
                switch (outcome) {
                    case Outcome.Returned _ -> returned;
                    case Outcome.Failed ended -> failed.getOrDefault(ended.reason(), returned);
                });
        return outcome;
    }

    private Timer timer(String outcome) {
        return Timer.builder("portolan.plugin.invocations")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(metrics);
    }
}
