package dev.portolan.plugins.turns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.TenantId;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lets tenants do what waits for them: each on a virtual thread of its own, so many at once, and whoever has waited
/// longest for a turn first. A tenant with a great deal to do takes turns like one with little.
public final class Turns implements AutoCloseable {
    private final Work work;
    private final int parallel;
    private final Duration poll;
    private final Semaphore signal = new Semaphore(0);
    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong counter = new AtomicLong();
    /// Which turn each tenant had last.
    private final Cache<TenantId, Long> last =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Thread thread;
    private volatile boolean stopping;

    /// @param name of the threads
    /// @param parallel most tenants at once in this process
    /// @param poll how often to look when nothing has woken it
    public Turns(String name, Work work, int parallel, Duration poll) {
        this.work = work;
        this.parallel = parallel;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    /// What waits.
    public interface Work {
        /// The tenants for whom something is due.
        ///
        /// @param busy those who have a turn in this process now; not wanted
        Collection<TenantId> waiting(Collection<UUID> busy);

        /// Does a part of it, in no scope and in no transaction: little enough that others get their turn soon. Others
        /// may be at the same tenant's work in another process.
        void turn(TenantId tenant);
    }

    /// Call once.
    public void start() {
        thread.start();
    }

    /// Looks at once.
    public void wake() {
        signal.release();
    }

    /// Begins no further turn.
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
                    Log.warnf(e, "%s: the database does not answer; what is due waits", thread.getName());
                }
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
        var busy = running.stream().map(TenantId::value).toList();
        work.waiting(busy).stream()
                .sorted(Comparator.comparingLong(this::lastTurn))
                .limit(free)
                .forEach(this::begin);
    }

    private long lastTurn(TenantId tenant) {
        var turn = last.getIfPresent(tenant);
        return turn == null ? 0 : turn;
    }

    private void begin(TenantId tenant) {
        running.add(tenant);
        last.put(tenant, counter.incrementAndGet());
        var _ = Thread.ofVirtual().name(thread.getName() + "-" + tenant).start(() -> run(tenant));
    }

    private void run(TenantId tenant) {
        try {
            work.turn(tenant);
        } catch (RuntimeException e) {
            if (!stopping) {
                Log.errorf(e, "%s: a turn ended early tenant=%s", thread.getName(), tenant);
            }
        } finally {
            running.remove(tenant);
            signal.release();
        }
    }
}
