package dev.portolan.plugins.schedules;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Counting;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import dev.portolan.plugins.schedules.RunService.Started;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs what is due, of each tenant one at a time. All that a run must not forget is in the database: where a process
/// is killed, another goes on once the lease has run out.
@ApplicationScoped
class ScheduleRunner {
    private static final Waiting SCHEDULES = new Waiting("extension_schedule", "id", Counting.ASKED);

    private final RunService runs;
    private final ScheduledExtensionService extensions;
    private final Map<ExtensionPoint, ScheduledWork> works;
    private final TenantStates tenants;
    private final ScheduleConfig config;
    private final InstantSource time;
    private final Dispatcher dispatcher;

    ScheduleRunner(
            DueQueue queue,
            RunService runs,
            ScheduledExtensionService extensions,
            @All List<ScheduledWork> works,
            TenantStates tenants,
            TenantScope scope,
            ScheduleConfig config,
            InstantSource time) {
        this.runs = runs;
        this.extensions = extensions;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(ScheduledWork::point, Function.identity()));
        this.tenants = tenants;
        this.config = config;
        this.time = time;
        var round = new Dispatcher.Round("schedules", SCHEDULES, config.parallel(), config.poll(), config.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::work);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScheduleService.Due due) {
        dispatcher.wake();
    }

    private void work(Claim claim) {
        var state = tenants.of(claim.tenant()).map(TenantState::state);
        if (state.isEmpty()) {
            runs.later(claim, config.retry()); // tenant-service has not been heard of it
        } else if (state.get() == TenantLifecycle.ACTIVE || state.get() == TenantLifecycle.PAST_DUE) {
            runs.begin(claim).ifPresent(started -> run(claim, started));
        } else {
            runs.later(claim, config.longestRetry());
        }
    }

    private void run(Claim claim, Started started) {
        var active = extensions.find(started.place());
        var work = works.get(started.place().point());
        if (active.isEmpty() || work == null) {
            runs.park(claim);
            return;
        }
        switch (result(claim, started, work, active.get())) {
            case RunResult.Done _ -> runs.done(claim, work.every(active.get().extension()), null);
            case RunResult.Partly(var sentence) ->
                runs.done(claim, work.every(active.get().extension()), sentence);
            case RunResult.Paused _ -> runs.paused(claim);
            case RunResult.Waits(var pause) -> runs.later(claim, pause);
            case RunResult.Failed(var sentence) -> runs.failed(claim, sentence);
        }
    }

    private RunResult result(Claim claim, Started started, ScheduledWork work, ActiveExtension active) {
        var run = new Run(claim, started.occasion(), runs, time, time.instant().plus(config.slice()));
        try {
            return work.run(active, run);
        } catch (RuntimeException e) {
            Log.warnf(
                    e,
                    "run tried again tenant=%s plugin=%s extension=%s",
                    claim.tenant(),
                    active.installation().plugin(),
                    started.place().extension());
            return new RunResult.Failed("The platform could not do this; it tries again.");
        }
    }
}
