package dev.portolan.catalog.providers;

import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Offers again what had to stand back, when an entity goes. One tenant after the other, on a thread of its own; what
/// a killed process leaves undone waits for the next one that goes, or for its provider.
@ApplicationScoped
class Comebacks {
    private final WaitingRepository waiting;
    private final ProviderService providers;
    private final TenantScope scope;
    private final CurrentTenant current;
    private final Event<Place> places;
    private final Set<TenantId> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("comebacks").factory());

    Comebacks(
            WaitingRepository waiting,
            ProviderService providers,
            TenantScope scope,
            CurrentTenant current,
            Event<Place> places) {
        this.waiting = waiting;
        this.providers = providers;
        this.scope = scope;
        this.current = current;
        this.places = places;
    }

    void look(@Observes EntityChanges changes) {
        if (changes.changes().stream().anyMatch(change -> change.after() == null) && waiting.any()) {
            places.fire(new Place(current.id()));
        }
    }

    void take(@Observes(during = TransactionPhase.AFTER_SUCCESS) Place place) {
        if (queued.add(place.tenant())) {
            var _ = thread.submit(() -> offer(place.tenant()));
        }
    }

    private void offer(TenantId tenant) {
        queued.remove(tenant);
        try {
            scope.run(tenant, providers::offerAgain);
        } catch (RuntimeException e) {
            Log.warnf(e, "what waits for a place waits on tenant=%s", tenant);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    /// Something of a tenant's is gone that others may have waited for.
    record Place(TenantId tenant) {}
}
