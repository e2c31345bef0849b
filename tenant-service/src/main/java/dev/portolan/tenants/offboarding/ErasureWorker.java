package dev.portolan.tenants.offboarding;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Begins the erasure of tenants whose window has ended, and runs due steps one after the other. All its memory is the
/// database: whatever is killed is taken up when its lease ends.
@ApplicationScoped
class ErasureWorker {
    private static final String UNTOLD = "The step did not succeed; the log says why. It is tried again by itself.";

    private final ErasureQueue queue;
    private final OffboardingService offboardings;
    private final ErasureService erasures;
    private final ErasureSaga saga;
    private final TenantScope scope;
    private final OffboardingConfig config;
    private final Thread thread = Thread.ofVirtual().name("erasure").unstarted(this::look);
    private volatile boolean stopping;

    ErasureWorker(
            ErasureQueue queue,
            OffboardingService offboardings,
            ErasureService erasures,
            ErasureSaga saga,
            TenantScope scope,
            OffboardingConfig config) {
        this.queue = queue;
        this.offboardings = offboardings;
        this.erasures = erasures;
        this.saga = saga;
        this.scope = scope;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    private void look() {
        while (!stopping) {
            try {
                queue.windows().forEach(tenant -> scope.run(tenant, offboardings::eraseWhenDue));
                for (var step = queue.claim(); step.isPresent() && !stopping; step = queue.claim()) {
                    attempt(step.get());
                }
            } catch (RuntimeException e) {
                Log.warn("erasures wait", e);
            }
            try {
                Thread.sleep(config.poll());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void attempt(ClaimedErasure claimed) {
        try {
            scope.run(claimed.tenant(), () -> erasures.done(claimed, saga.run(claimed)));
            Log.infof("erasure tenant=%s step=%s done", claimed.tenant(), claimed.step());
        } catch (RuntimeException e) {
            Log.warnf(e, "erasure tenant=%s step=%s failed", claimed.tenant(), claimed.step());
            var error = e instanceof ProblemException told ? String.valueOf(told.getMessage()) : UNTOLD;
            scope.run(claimed.tenant(), () -> erasures.failed(claimed, error));
        }
    }
}
