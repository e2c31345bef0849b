package dev.portolan.tenants.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the worker before its next look round. Only saves time: a ring that is lost loses nothing.
@ApplicationScoped
public class Alarm {
    private final Semaphore bell = new Semaphore(0);

    Alarm() {}

    /// Call it after the transaction that planned the work has committed.
    public void ring() {
        bell.release();
    }

    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            var _ = bell.drainPermits();
        }
    }
}
