package dev.portolan.kernel.time;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does the same work again and again, on a virtual thread of its own and each time a while after the last has ended.
/// What fails is logged and done again the next time. Every process of a service has its own: the work itself sees to
/// it
/// that nothing is done twice.
public final class Recurring implements AutoCloseable {
    private final Runnable work;
    private final String failure;
    private final ScheduledExecutorService clock;

    /// @param name of the thread
    /// @param failure what it means for now when the work fails, for the log
    public Recurring(String name, Runnable work, String failure) {
        this.work = work;
        this.failure = failure;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
    }

    /// Begins, after a first pause. Call once.
    public void start(Duration pause) {
        var millis = pause.toMillis();
        var _ = clock.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
    }

    /// Whether the service stops: work that takes long may look, and leave off.
    public boolean closed() {
        return clock.isShutdown();
    }

    /// Interrupts what is being done.
    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            Log.warn(failure, e);
        }
    }
}
