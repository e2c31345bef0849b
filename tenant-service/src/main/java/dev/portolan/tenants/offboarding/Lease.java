package dev.portolan.tenants.offboarding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Keeps a long step in the hands of its process for as long as that gets on with it: who hangs loses it. For one
/// thread.
final class Lease {
    private final BooleanSupplier renewal;
    private final Duration beat;
    private final InstantSource time;
    private Instant due;

    /// @param renewal says whether the step is still this process's, for a further `length`
    Lease(BooleanSupplier renewal, Duration length, InstantSource time) {
        this.renewal = renewal;
        this.beat = length.dividedBy(3);
        this.time = time;
        this.due = time.instant().plus(beat);
    }

    /// Called after each piece of work, which takes less than two thirds of the lease; renews it when a third is over.
    ///
    /// @throws IllegalStateException when another process has taken over
    void keep() {
        var now = time.instant();
        if (now.isBefore(due)) {
            return;
        }
        if (!renewal.getAsBoolean()) {
            throw new IllegalStateException("another process goes on with it");
        }
        due = now.plus(beat);
    }
}
