package dev.portolan.plugins.runtime;

import java.util.concurrent.Semaphore;

/// A guest's share of its tenant's processor time: of all calls of a tenant only some compute at once, however many are
/// under way. A guest that waits for the host leaves its turn to others. For the guest's thread alone.
final class Turn {
    static final ScopedValue<Turn> CURRENT = ScopedValue.newInstance();

    private final Semaphore turns;
    private boolean held;

    Turn(Semaphore turns) {
        this.turns = turns;
    }

    /// For a guest that waits more than it computes: leaves its turn to others for good.
    static void leave() {
        if (CURRENT.isBound()) {
            CURRENT.get().give();
        }
    }

    /// Waits for its turn.
    ///
    /// @return false when the deadline came first
    boolean take() {
        try {
            turns.acquire();
            held = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return held;
    }

    void give() {
        if (held) {
            held = false;
            turns.release();
        }
    }
}
