package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.streams.CloudEvent;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Runs the checks of tenants when they are due, some tenants at once. A process that dies leaves its turn to another,
/// once its lease has run out. Checks that come with a plugin run as soon as it is there.
@ApplicationScoped
class ScorecardClock {
    private static final Set<String> NEWS =
            Set.of("plugin.installed", "plugin.enabled", "plugin.configured", "plugin.upgraded", "plugin.rolled-back");

    private final ClockRepository turns;
    private final ClockService clock;
    private final ScorecardService scorecards;
    private final CheckRuns runs;
    private final TenantScope scope;
    private final EventConsumers consumers;
    private final ScorecardConfig config;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Recurring look = new Recurring("scorecards", this::look, "checks run at the next look");

    ScorecardClock(
            ClockRepository turns,
            ClockService clock,
            ScorecardService scorecards,
            CheckRuns runs,
            TenantScope scope,
            EventConsumers consumers,
            ScorecardConfig config) {
        this.turns = turns;
        this.clock = clock;
        this.scorecards = scorecards;
        this.runs = runs;
        this.scope = scope;
        this.consumers = consumers;
        this.config = config;
        this.places = new Semaphore(config.parallel());
    }

    void start(@Observes StartupEvent started) {
        look.start(config.poll());
        consumers.start("scorecard-checks", Topics.PLUGIN_EVENTS, this::hear);
    }

    void stop(@Observes ShutdownEvent stopping) {
        look.close();
        threads.shutdownNow();
    }

    private void hear(CloudEvent event, byte @Nullable [] data) {
        if (NEWS.contains(event.type()) && !scorecards.active().isEmpty()) {
            clock.wake();
        }
    }

    private void look() {
        while (!look.closed() && places.tryAcquire()) {
            var turn = turns.take(config.lease());
            if (turn.isEmpty()) {
                places.release();
                return;
            }
            var _ = threads.submit(() -> run(turn.get()));
        }
    }

    private void run(ClockRepository.Turn turn) {
        try {
            scope.run(turn.tenant(), () -> runs.run(turn.asked()));
        } catch (RuntimeException e) {
            if (!look.closed()) {
                Log.errorf(e, "checks: the lease must run out tenant=%s", turn.tenant());
            }
        } finally {
            places.release();
        }
    }
}
