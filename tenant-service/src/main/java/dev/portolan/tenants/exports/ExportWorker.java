package dev.portolan.tenants.exports;

import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs due exports, one at a time in each process, and lets expired archives go. While one runs its lease is renewed;
/// what a killed process had in hand is taken up by another one.
@ApplicationScoped
class ExportWorker {
    private final ExportQueue queue;
    private final ExportWork work;
    private final ExportService exports;
    private final Folders folders;
    private final TenantScope scope;
    private final ExportConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ExportWorker(
            ExportQueue queue,
            ExportWork work,
            ExportService exports,
            Folders folders,
            TenantScope scope,
            ExportConfig config) {
        this.queue = queue;
        this.work = work;
        this.exports = exports;
        this.folders = folders;
        this.scope = scope;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        folders.check();
        threads.execute(this::look);
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void look() {
        folders.sweep();
        while (!threads.isShutdown()) {
            try {
                var claimed = queue.claim();
                if (claimed.isPresent()) {
                    attempt(claimed.get());
                } else {
                    sweep();
                    Thread.sleep(config.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.warn("exports wait", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void attempt(ClaimedExport job) throws InterruptedException {
        folders.sweep();
        var running = threads.submit(() -> scope.run(job.tenant(), () -> work.run(job)));
        try {
            await(running, job);
            Log.infof("export=%s tenant=%s done attempt=%d", job.id(), job.tenant(), job.attempt());
        } catch (ExecutionException | TimeoutException e) {
            running.cancel(true);
            Log.warnf(e, "export=%s tenant=%s failed attempt=%d", job.id(), job.tenant(), job.attempt());
            scope.run(job.tenant(), () -> exports.failed(job));
        } catch (InterruptedException e) {
            running.cancel(true); // the process ends; the lease will, too
            throw e;
        }
    }

    private void await(Future<?> running, ClaimedExport job)
            throws ExecutionException, InterruptedException, TimeoutException {
        var beat = config.lease().dividedBy(3);
        for (var left = config.attemptDeadline(); left.isPositive(); left = left.minus(beat)) {
            try {
                running.get(beat.toNanos(), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                queue.renew(job);
            }
        }
        throw new TimeoutException("an export took longer than " + config.attemptDeadline());
    }

    private void sweep() {
        queue.expired().forEach(old -> scope.run(old.tenant(), () -> exports.forget(old.id())));
    }

    private boolean pause() {
        try {
            Thread.sleep(config.poll());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
