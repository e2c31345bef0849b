package dev.portolan.tenants.keycloak;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few calls at a time go to Keycloak that make it hash a password, in the order in which they came: a hundred at
/// once would keep it so busy that none is answered in time. Callers wait on their own threads, which are virtual.
@ApplicationScoped
class HashingQueue {
    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    HashingQueue(KeycloakConfig config) {
        this.places = new Semaphore(config.hashesAtOnce(), true);
        this.mostWaiting = config.hashesWaiting();
        this.patience = config.hashPatience();
    }

    /// @throws ProblemException `unavailable` when too many wait already, or when the turn does not come
    <T> T inTurn(Supplier<T> call) {
        if (places.getQueueLength() >= mostWaiting || !taken()) {
            throw ProblemException.retryAfter(
                    Common.UNAVAILABLE,
                    "Very many accounts are being made right now. Nothing is lost: try again.",
                    Duration.ofSeconds(5));
        }
        try {
            return call.get();
        } finally {
            places.release();
        }
    }

    private boolean taken() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
