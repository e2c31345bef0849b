package dev.portolan.catalog.search;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;

/// The indexes of those tenants that search here: reached only by way of the current tenant, bounded, and let go when
/// nobody has asked for a while.
@ApplicationScoped
class TenantIndexes {
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final CurrentTenant current;
    private final CatalogConfig.Search config;
    private final InstantSource time;
    private final Map<TenantId, Held> held = new ConcurrentHashMap<>();
    private final Recurring clock = new Recurring("search-indexes", this::sweep, "search indexes are let go later");

    TenantIndexes(CurrentTenant current, CatalogConfig config, InstantSource time) {
        this.current = current;
        this.config = config.search();
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(SWEEP);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
        held.keySet().forEach(this::letGo);
    }

    /// Lets something be done with the current tenant's index. An index that is let go meanwhile is made anew.
    <T> T use(Function<TenantIndex, T> work) {
        try {
            return work.apply(index());
        } catch (AlreadyClosedException e) {
            return work.apply(index());
        }
    }

    private TenantIndex index() {
        return held.compute(
                        current.id(),
                        (_, before) -> before == null
                                ? new Held(new TenantIndex(), time.instant())
                                : new Held(before.index(), time.instant()))
                .index();
    }

    void forget() {
        letGo(current.id());
    }

    /// Lets go of what was not asked for in a while; then, while there are too many documents, of what was not asked
    /// for the longest time.
    void sweep() {
        var before = time.instant().minus(config.idle());
        held.forEach((tenant, one) -> {
            if (one.used().isBefore(before)) {
                letGo(tenant);
            }
        });
        while (held.size() > 1 && documents() > config.maxDocuments()) {
            oldest().ifPresent(this::letGo);
        }
    }

    private long documents() {
        return held.values().stream().mapToLong(one -> one.index().size()).sum();
    }

    private Optional<TenantId> oldest() {
        return held.entrySet().stream()
                .min(Comparator.comparing(one -> one.getValue().used()))
                .map(Map.Entry::getKey);
    }

    private void letGo(TenantId tenant) {
        var gone = held.remove(tenant);
        if (gone != null) {
            gone.index().close();
        }
    }

    private record Held(TenantIndex index, Instant used) {}
}
