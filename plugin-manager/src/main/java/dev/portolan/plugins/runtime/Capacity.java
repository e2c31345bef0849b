package dev.portolan.plugins.runtime;

import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// What all runtimes of a node share: places for calls, of each tenant and of all, and memory. Thread-safe.
final class Capacity implements AutoCloseable {
    static final Usage NOTHING = new Usage(Duration.ZERO, 0, 0, 0);

    private final TenantGate gate;
    private final GuestThreads threads;
    private final HeapShare share;

    Capacity(Pooling pooling) {
        this.gate = new TenantGate(pooling.callsPerTenant(), pooling.patience());
        this.threads = new GuestThreads(pooling.calls(), pooling.patience());
        this.share = new HeapShare(pooling.memoryBytes());
    }

    /// Lets a call in once its tenant has a place for it.
    Outcome admit(TenantId tenant, Supplier<Outcome> call) {
        if (!gate.enter(tenant)) {
            return new Failed(Reason.TOO_BUSY, "Too many calls of this organization are under way.", null, NOTHING);
        }
        try {
            return ScopedValue.where(Turn.CURRENT, gate.turn(tenant)).call(call::get);
        } finally {
            gate.leave(tenant);
        }
    }

    /// Runs a guest on a thread of its own until its deadline.
    Outcome run(Budget budget, Function<AtomicBoolean, Outcome> guest) {
        return threads.run(
                budget.timeout(),
                Turn.CURRENT.isBound() ? inTurn(Turn.CURRENT.get(), guest) : guest,
                new Failed(Reason.TOO_BUSY, "This node runs as many plugins as it can.", null, NOTHING),
                new Failed(Reason.TIMEOUT, "The function took too long and could not be ended.", null, NOTHING));
    }

    private static Function<AtomicBoolean, Outcome> inTurn(Turn turn, Function<AtomicBoolean, Outcome> guest) {
        return expired -> {
            if (!turn.take()) {
                return new Failed(
                        Reason.TOO_BUSY, "Other calls of this organization took the time of this one.", null, NOTHING);
            }
            try {
                return ScopedValue.where(Turn.CURRENT, turn).call(() -> guest.apply(expired));
            } finally {
                turn.give();
            }
        };
    }

    /// Prepares something of a release within the bounds of a call.
    ///
    /// @param late the answer when that takes too long, or no place is free
    <T extends Object> T prepare(Duration timeout, Supplier<T> load, T late) {
        return threads.run(
                timeout,
                expired -> {
                    var prepared = load.get();
                    return expired.get() ? late : prepared;
                },
                late,
                late);
    }

    HeapShare share() {
        return share;
    }

    @Override
    public void close() {
        threads.close();
    }
}
