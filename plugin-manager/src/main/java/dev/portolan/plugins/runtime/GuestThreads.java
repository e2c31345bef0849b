package dev.portolan.plugins.runtime;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Runs guests with a deadline, a bounded number at once.
///
/// Platform threads, not virtual ones: a guest that computes never yields, and a few endless loops would hold all
/// carriers, that of the deadline's watcher among them. The caller waits on whatever thread it has.
final class GuestThreads implements AutoCloseable {
    private static final long STACK_BYTES = 2 << 20;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Duration patience;
    private final ExecutorService threads;

    GuestThreads(int most, Duration patience) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(null, task, "plugin-guest", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    /// Runs `guest` and interrupts it at the deadline.
    ///
    /// @param guest is given the flag that is set just before the interrupt
    /// @param busy the answer when no place comes free in time
    /// @param stuck the answer when the guest does not end even after the interrupt; it keeps its thread and its
    /// place
    <T> T run(Duration timeout, Function<AtomicBoolean, T> guest, T busy, T stuck) {
        if (!acquire()) {
            return busy;
        }
        var expired = new AtomicBoolean();
        var done = new CompletableFuture<T>();
        var task = threads.submit(Context.current().wrap(() -> complete(done, guest, expired)));
        var answer = waitFor(done, timeout);
        if (answer.isEmpty()) {
            expired.set(true);
            task.cancel(true);
            answer = waitFor(done, GRACE);
        }
        return answer.orElse(stuck);
    }

    private boolean acquire() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> void complete(CompletableFuture<T> done, Function<AtomicBoolean, T> guest, AtomicBoolean expired) {
        try {
            var answer = guest.apply(expired);
            places.release();
            done.complete(answer);
        } catch (Throwable e) {
            places.release();
            done.completeExceptionally(e);
        }
    }

    /// The caller's own interrupt is kept for later: the guest's deadline bounds the wait.
    private static <T> Optional<T> waitFor(CompletableFuture<T> done, Duration timeout) {
        var interrupted = false;
        var end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                try {
                    return Optional.of(done.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("guest thread failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
