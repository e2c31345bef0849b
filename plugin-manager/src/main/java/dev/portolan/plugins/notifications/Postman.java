package dev.portolan.plugins.notifications;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.notifications.DueRepository.Queue;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Takes what is due in one queue as soon as it is: each on a virtual thread of its own, so many at once and of each
/// tenant one. What a killed process had claimed is due again when its lease has run out.
final class Postman implements AutoCloseable {
    private final DueRepository due;
    private final Round round;
    private final Consumer<Claim> work;
    private final TenantScope scope;
    private final Semaphore signal = new Semaphore(0);
    private final Map<TenantId, Claim> running = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    /// @param work done in the scope of its tenant and in no transaction; what it throws is logged, and the lease runs
    ///     out
    Postman(DueRepository due, Round round, TenantScope scope, Consumer<Claim> work) {
        this.due = due;
        this.round = round;
        this.scope = scope;
        this.work = work;
        this.thread = Thread.ofVirtual().name(round.name()).unstarted(this::loop);
    }

    /// What is taken, and how.
    ///
    /// @param name of the threads
    /// @param parallel most at once
    record Round(String name, Queue queue, int parallel, Duration poll, Duration lease) {}

    /// Call once.
    void start() {
        thread.start();
    }

    /// Looks at once.
    void wake() {
        signal.release();
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }

    private void loop() {
        while (!stopping) {
            try {
                dispatch();
            } catch (RuntimeException e) {
                if (!stopping) {
                    Log.warnf(e, "%s: the database does not answer; what is due waits", round.name());
                }
            }
            try {
                if (signal.tryAcquire(round.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void dispatch() {
        var free = round.parallel() - running.size();
        if (free <= 0) {
            return;
        }
        var busy = running.keySet().stream().map(TenantId::value).toList();
        for (var id : due.due(round.queue(), busy, free)) {
            due.take(round.queue(), id, round.lease()).ifPresent(this::begin);
        }
    }

    private void begin(Claim claim) {
        running.put(claim.tenant(), claim);
        var _ = Thread.ofVirtual().name(round.name() + "-" + claim.id()).start(() -> run(claim));
    }

    private void run(Claim claim) {
        try {
            scope.run(claim.tenant(), () -> work.accept(claim));
        } catch (RuntimeException e) {
            if (!stopping) {
                Log.errorf(e, "%s: the lease must run out tenant=%s id=%s", round.name(), claim.tenant(), claim.id());
            }
        } finally {
            running.remove(claim.tenant());
            signal.release();
        }
    }
}
