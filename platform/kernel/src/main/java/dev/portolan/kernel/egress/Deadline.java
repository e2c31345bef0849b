package dev.portolan.kernel.egress;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The instant at which one fetch is over, on the monotonic clock.
record Deadline(long nanoTime, Duration allowed) {
    static Deadline in(Duration allowed) {
        return new Deadline(System.nanoTime() + allowed.toNanos(), allowed);
    }

    /// Nanoseconds left; zero once it is over.
    long left() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(left(), TimeUnit.NANOSECONDS);
    }
}
