package dev.portolan.tenants.provisioning;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs due steps, a few at once. All its memory is the database: whatever is killed is taken up when its lease ends.
@ApplicationScoped
class ProvisioningWorker {
    private static final String UNTOLD = "This step did not succeed. It is tried again by itself.";

    private final StepQueue queue;
    private final ProvisioningService provisioning;
    private final TenantScope scope;
    private final Alarm alarm;
    private final ProvisioningConfig config;
    private final Map<StepName, Step> steps = new EnumMap<>(StepName.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free;

    ProvisioningWorker(
            StepQueue queue,
            ProvisioningService provisioning,
            TenantScope scope,
            Alarm alarm,
            ProvisioningConfig config,
            @Any Instance<Step> steps) {
        this.queue = queue;
        this.provisioning = provisioning;
        this.scope = scope;
        this.alarm = alarm;
        this.config = config;
        this.free = new Semaphore(config.parallel());
        steps.forEach(step -> this.steps.put(step.name(), step));
    }

    void start(@Observes StartupEvent started) {
        threads.execute(this::work);
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void work() {
        while (!threads.isShutdown()) {
            try {
                free.acquire();
                free.release();
                if (!takeOne()) {
                    alarm.await(config.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.warn("the database does not answer; steps wait", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            alarm.await(config.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean takeOne() {
        var claimed = queue.claim();
        claimed.ifPresent(step -> {
            free.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    attempt(step);
                } catch (RuntimeException e) {
                    // Unrecorded: the step is taken up again when its lease ends.
                    Log.errorf(e, "provisioning tenant=%s step=%s is not recorded", step.tenant(), step.name());
                } finally {
                    free.release();
                    alarm.ring();
                }
            });
        });
        return claimed.isPresent();
    }

    private void attempt(ClaimedStep step) {
        var running = threads.submit(
                () -> scope.run(step.tenant(), () -> work(step.name()).run(step.tenant())));
        try {
            running.get(config.attemptDeadline().toNanos(), TimeUnit.NANOSECONDS);
            scope.run(step.tenant(), () -> provisioning.done(step));
            Log.infof("provisioning tenant=%s step=%s done attempt=%d", step.tenant(), step.name(), step.attempt());
        } catch (TimeoutException e) {
            running.cancel(true);
            failed(step, "It took too long. It is tried again by itself.", e);
        } catch (ExecutionException e) {
            failed(step, e.getCause() instanceof ProblemException told ? String.valueOf(told.getMessage()) : UNTOLD, e);
        } catch (InterruptedException e) {
            running.cancel(true); // the process ends; the lease will, too
            Thread.currentThread().interrupt();
        }
    }

    private Step work(StepName name) {
        var step = steps.get(name);
        if (step == null) {
            throw new IllegalStateException("no bean does the step " + name);
        }
        return step;
    }

    private void failed(ClaimedStep step, String error, Exception why) {
        Log.warnf(why, "provisioning tenant=%s step=%s failed attempt=%d", step.tenant(), step.name(), step.attempt());
        scope.run(step.tenant(), () -> provisioning.failed(step, error));
    }
}
