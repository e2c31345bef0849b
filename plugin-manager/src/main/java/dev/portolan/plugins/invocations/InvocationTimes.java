package dev.portolan.plugins.invocations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.runtime.Outcome;
import dev.portolan.plugins.runtime.Outcome.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Shows how long calls of plugins take, by the kind of their runtime and how they end.
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

    private static final List<String> KINDS = List.of("builtin", "declarative", "js", "remote", "wasm");
    private static final String RETURNED = "returned";

    private final MeterRegistry metrics;
    private final Map<Measured, Timer> timers = new HashMap<>();

    InvocationTimes(MeterRegistry metrics) {
        this.metrics = metrics;
        for (var kind : KINDS) {
            add(new Measured(kind, RETURNED));
            for (var reason : Reason.values()) {
                add(new Measured(kind, word(reason)));
            }
        }
    }

    private record Measured(String kind, String outcome) {}

    /// Measures a call, and shows it in the trace of the work at hand.
    ///
    /// @param kind of the runtime
    Outcome measured(String kind, PluginId plugin, Supplier<Outcome> call) {
        var span = GlobalOpenTelemetry.getTracer("dev.portolan.plugins")
                .spanBuilder("plugin " + kind)
                .setAttribute("portolan.plugin", plugin.toString())
                .startSpan();
        var begun = Timer.start(metrics);
        try (var _ = span.makeCurrent()) {
            var outcome = call.get();
            var word = outcome instanceof Outcome.Failed failed ? word(failed.reason()) : RETURNED;
            span.setAttribute("portolan.outcome", word);
            var timer = timers.get(new Measured(kind, word));
            if (timer != null) {
                var _ = begun.stop(timer);
            }
            return outcome;
        } finally {
            span.end();
        }
    }

    private void add(Measured measured) {
        timers.put(
                measured,
                Timer.builder("portolan.plugin.invocations")
                        .tag("kind", measured.kind())
                        .tag("outcome", measured.outcome())
                        .serviceLevelObjectives(STEPS)
                        .register(metrics));
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
