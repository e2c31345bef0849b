package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Takes what is due as soon as it is: each on a virtual thread of its own, so many at once and of each tenant
/// one, so that none holds the others up. What a killed process had claimed is due again when its lease has run
/// out.
public final class Dispatcher implements AutoCloseable {
    private final Round round;
    private final DueQueue queue;
    private final TenantScope scope;
    private final Runnable before;
    private final Consumer<Claim> work;
    private final Semaphore signal = new Semaphore(0);
    private final Map<TenantId, Claim> running = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    /// @param work done within the scope of its tenant and in no transaction; what it throws is logged, and the lease
    /// runs
    /// out
    public Dispatcher(Round round, DueQueue queue, TenantScope scope, Consumer<Claim> work) {
        this(round, queue, scope, () -> {}, work);
    }

    /// @param before done each time before it looks for what is due
    public Dispatcher(Round round, DueQueue queue, TenantScope scope, Runnable before, Consumer<Claim> work) {
        this.round = round;
        this.queue = queue;
        this.scope = scope;
        this.before = before;
        this.work = work;
        this.thread = Thread.ofVirtual().name(round.name()).unstarted(this::loop);
    }

    /// What is taken, and how.
    ///
    /// @param name of the threads
    /// @param parallel most at once
    /// @param poll how often it looks without being woken
    /// @param lease how long one may take
    public record Round(String name, Waiting waiting, int parallel, Duration poll, Duration lease) {}

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
        before.run();
        for (var due : queue.due(round.waiting(), busy, free)) {
            queue.take(round.waiting(), due.id(), round.lease()).ifPresent(this::begin);
        }
    }

    private void begin(Claim claim) {
        running.put(claim.tenant(), claim);
        var _ = Thread.ofVirtual().name(thread.getName() + "-" + claim.id()).start(() -> run(claim));
    }

    private void run(Claim claim) {
        try {
            scope.run(claim.tenant(), () -> work.accept(claim));
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
