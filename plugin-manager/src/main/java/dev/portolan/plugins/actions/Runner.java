package dev.portolan.plugins.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.ExtensionCalls.Person;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Runs actions in the background, each on a virtual thread of its own, once: what a killed process was running is
/// marked as failed, and never begun again by itself.
@ApplicationScoped
class Runner {
    private static final String STOPPED =
            "The service was stopped while this ran. Look at what has been done before you" + " start it again.";
    private static final String LOST =
            "The service ended unexpectedly while this ran. Look at what has been done before" + " you start it again.";

    private final RunService runs;
    private final LostRunRepository lost;
    private final ExtensionCalls calls;
    private final TenantScope scope;
    private final ActionConfig config;
    private final InstantSource time;
    private final Map<UUID, LiveRun> live = new ConcurrentHashMap<>();
    private final Recurring writing =
            new Recurring("action-runs", this::write, "what actions say is written down later");
    private final Recurring looking =
            new Recurring("lost-action-runs", this::look, "lost runs are found at the next look");

    Runner(
            RunService runs,
            LostRunRepository lost,
            ExtensionCalls calls,
            TenantScope scope,
            ActionConfig config,
            InstantSource time) {
        this.runs = runs;
        this.lost = lost;
        this.calls = calls;
        this.scope = scope;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        writing.start(config.flush());
        looking.start(config.look());
    }

    void stop(@Observes ShutdownEvent stopping) {
        writing.close();
        looking.close();
        live.values().forEach(run -> {
            run.cancel();
            quietly(run, () -> runs.lose(run.id(), STOPPED));
        });
    }

    /// What is run.
    ///
    /// @param input as the function is given it
    /// @param locale as the function is told it
    record Job(UUID run, ActiveExtension active, ObjectNode input, Person person, String locale) {}

    void launch(TenantId tenant, Job job) {
        var run = new LiveRun(tenant, job.run(), time.instant());
        live.put(run.id(), run);
        var _ = Thread.ofVirtual().name("action-" + run.id()).start(() -> run(run, job));
    }

    /// Has a run of this process told that it is wanted no more; another process finds out by itself.
    void cancel(UUID id) {
        var run = live.get(id);
        if (run != null) {
            run.cancel();
        }
    }

    private void run(LiveRun run, Job job) {
        try {
            scope.run(run.tenant(), () -> {
                var answer = calls.callFor(job.person(), job.active(), job.input(), job.locale(), run);
                runs.end(run.id(), run.takeLines(), run.takeProgress(), ActionResult.of(answer));
            });
        } catch (RuntimeException e) {
            Log.errorf(e, "an action could not be run tenant=%s", run.tenant());
            quietly(run, () -> runs.lose(run.id(), "The platform could not run this. Try again later."));
        } finally {
            live.remove(run.id());
        }
    }

    private void write() {
        live.values().stream()
                .filter(run -> run.due(time.instant()))
                .forEach(run -> quietly(run, () -> {
                    if (!runs.keep(run.id(), run.takeLines(), run.takeProgress())) {
                        run.cancel();
                    }
                }));
    }

    private void look() {
        lost.lost(time.instant()).forEach(found -> scope.run(found.tenant(), () -> runs.lose(found.run(), LOST)));
        lost.forget(time.instant().minus(config.kept()));
    }

    /// What cannot be written down now is told by the lease that runs out.
    private void quietly(LiveRun run, Runnable work) {
        try {
            scope.run(run.tenant(), work);
        } catch (RuntimeException e) {
            Log.warnf("a run could not be written down tenant=%s: %s", run.tenant(), e.getMessage());
        }
    }
}
