package dev.portolan.plugins.runtime;

import dev.portolan.contracts.TenantId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets a bounded number of calls of each tenant in, so that one tenant's busy plugin does not slow another's.
final class TenantGate {
    private final int callsPerTenant;
    private final Duration patience;
    private final int turns = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private final ConcurrentMap<TenantId, Places> tenants = new ConcurrentHashMap<>();

    TenantGate(int callsPerTenant, Duration patience) {
        this.callsPerTenant = callsPerTenant;
        this.patience = patience;
    }

    /// Waits for a place; whoever gets one leaves it with [#leave].
    ///
    /// @return false when none came free in time or the thread was interrupted
    boolean enter(TenantId tenant) {
        var places =
                tenants.compute(tenant, (_, old) -> old == null ? new Places(callsPerTenant, turns) : old.wanted());
        if (places == null || !places.take(patience)) {
            forget(tenant);
            return false;
        }
        return true;
    }

    void leave(TenantId tenant) {
        var places = tenants.get(tenant);
        if (places == null) {
            throw new IllegalStateException("left without entering: " + tenant);
        }
        places.free.release();
        forget(tenant);
    }

    /// A share of the processor time of a tenant that has entered: half the node's at most.
    Turn turn(TenantId tenant) {
        var places = tenants.get(tenant);
        if (places == null) {
            throw new IllegalStateException("a turn without entering: " + tenant);
        }
        return new Turn(places.turns);
    }

    private void forget(TenantId tenant) {
        tenants.computeIfPresent(tenant, (_, places) -> --places.users == 0 ? null : places);
    }

    private static final class Places {
        private final Semaphore free;
        private final Semaphore turns;
        /// Inside or waiting; changed within the map's own lock only.
        private int users = 1;

        Places(int count, int turns) {
            free = new Semaphore(count, true);
            this.turns = new Semaphore(turns, true);
        }

        Places wanted() {
            users++;
            return this;
        }

        boolean take(Duration patience) {
            try {
                return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
