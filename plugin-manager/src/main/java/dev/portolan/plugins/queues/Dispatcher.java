package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Takes what is due as soon as it is: each on a virtual thread of its own, so many at once and of each tenant
/// one, so that none holds the others up. What a killed process had claimed is due again when its lease has run
/// out.
public final class Dispatcher implements AutoCloseable {
    private final DueWork work;
    private final TenantScope scope;
    private final int parallel;
    private final Duration poll;
    private final Semaphore signal = new Semaphore(0);
    private final Map<TenantId, Claim> running = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    public Dispatcher(String name, DueWork work, TenantScope scope, int parallel, Duration poll) {
        this.work = work;
        this.scope = scope;
        this.parallel = parallel;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    /// Call once.
    public void start() {
        thread.start();
    }

    /// Looks at once.
    public void wake() {
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
                if (stopping) {
                    return;
                }
                Log.warnf(e, "%s: the database does not answer; what is due waits", thread.getName());
            }
            try {
                if (signal.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void dispatch() {
        var free = parallel - running.size();
        if (free <= 0) {
            return;
        }
        var busy = running.keySet().stream().map(TenantId::value).toList();
        for (var due : work.due(Set.copyOf(busy), free)) {
            work.take(due.id()).ifPresent(this::begin);
        }
    }

    private void begin(Claim claim) {
        running.put(claim.tenant(), claim);
        var _ = Thread.ofVirtual().name(thread.getName() + "-" + claim.id()).start(() -> run(claim));
    }

    private void run(Claim claim) {
        try {
            scope.run(claim.tenant(), () -> work.work(claim));
        } catch (RuntimeException e) {
            if (!stopping) {
                Log.errorf(
                        e, "%s: the lease must run out tenant=%s id=%s", thread.getName(), claim.tenant(), claim.id());
            }
        } finally {
            running.remove(claim.tenant());
            signal.release();
        }
    }
}
