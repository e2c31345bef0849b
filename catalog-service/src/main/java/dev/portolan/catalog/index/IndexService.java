package dev.portolan.catalog.index;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.catalog.entities.EntityMemory;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the indexes of the tenants that were asked for last, and answers from that of the current one. What it cannot
/// answer is left to the database: too large tenants, questions within a transaction (which may see what it has written
/// itself), and everything while the changes of other nodes cannot be heard of.
@Startup // its figure is shown before the first question
@ApplicationScoped
public class IndexService implements EntityMemory {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_BEHIND = 10_000;
    private static final int TRIES = 3;

    private final Map<TenantId, TenantIndex> indexes = new ConcurrentHashMap<>();
    private final IndexRepository repository;
    private final BodyCache bodies;
    private final ChangeFollower follower;
    private final CurrentTenant current;
    private final CatalogConfig.Index config;

    IndexService(
            IndexRepository repository,
            BodyCache bodies,
            ChangeFollower follower,
            CurrentTenant current,
            CatalogConfig config,
            MeterRegistry metrics) {
        this.repository = repository;
        this.bodies = bodies;
        this.follower = follower;
        this.current = current;
        this.config = config.index();
        Gauge.builder("portolan.catalog.indexes", indexes, Map::size).register(metrics);
        Gauge.builder("portolan.catalog.index.size", this, IndexService::bytes)
                .baseUnit("bytes")
                .register(metrics);
    }

    /// Answers a question from the current tenant's index.
    ///
    /// @param question runs with the index locked: it must not wait for anything
    /// @return empty where the database is to be asked
    public <T> Optional<T> read(Needs needs, Function<EntityIndex, T> question) {
        if (!usable() || needs.tooMany()) {
            return Optional.empty();
        }
        var tenant = current.id();
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var index = indexes.computeIfAbsent(tenant, _ -> new TenantIndex());
            index.used = System.nanoTime();
            index.lock.readLock().lock();
            try {
                if (index.ready(needs)) {
                    return Optional.of(question.apply(new EntityIndex(index)));
                }
            } finally {
                index.lock.readLock().unlock();
            }
            if (!prepare(tenant, index, needs)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean usable() {
        return config.enabled() && follower.hears() && !QuarkusTransaction.isActive();
    }

    private boolean prepare(TenantId tenant, TenantIndex index, Needs needs) {
        if (index.isBroken() || index.behind() > MOST_BEHIND) {
            indexes.remove(tenant, index);
            return true;
        }
        index.lock.writeLock().lock();
        try {
            if (index.isBroken()) {
                return true;
            }
            var fits = QuarkusTransaction.requiringNew().call(() -> fill(index, needs));
            if (fits) {
                index.arrange(needs);
                index.shrink(needs);
            }
            return fits;
        } catch (RuntimeException e) {
            index.spoil();
            indexes.remove(tenant, index);
            throw e;
        } finally {
            index.lock.writeLock().unlock();
            makeRoom(tenant);
        }
    }

    private boolean fill(TenantIndex index, Needs needs) {
        if (!index.isFilled()) {
            var most = (int) Math.min(Integer.MAX_VALUE - 1, config.maxBytes() / TenantIndex.BYTES_AN_ENTITY);
            var all = repository.entries(most + 1);
            if (all.size() > most) {
                return false;
            }
            index.fill(all);
        }
        catchUp(index);
        var missing = index.missing(needs);
        if (!missing.isEmpty()) {
            index.open(missing);
            repository.values(missing, index::add);
        }
        return true;
    }

    private void catchUp(TenantIndex index) {
        var changed = index.takeChanged();
        if (changed.isEmpty()) {
            return;
        }
        var now = repository.entries(changed).stream().collect(Collectors.toMap(Entry::ref, Function.identity()));
        var different = new ArrayList<UUID>();
        for (var ref : changed) {
            var entry = now.get(ref);
            if (index.replace(ref, entry) && entry != null) {
                different.add(entry.id());
            }
        }
        var columns = index.loaded();
        if (!different.isEmpty() && !columns.isEmpty()) {
            repository.values(different, columns, index::add);
        }
    }

    // The index in use stays, so that a tenant of the largest size that fits can be answered.
    private void makeRoom(TenantId keep) {
        while (indexes.size() > 1 && bytes() > config.maxBytes()) {
            var oldest = indexes.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(keep))
                    .min(Comparator.comparingLong(entry -> entry.getValue().used));
            if (oldest.isEmpty()) {
                return;
            }
            indexes.remove(oldest.get().getKey());
        }
    }

    private long bytes() {
        return indexes.values().stream().mapToLong(index -> index.size).sum();
    }

    /// The JSON of entities of the current tenant, in their order. Those that are gone meanwhile are left out.
    public List<StoredEntity> bodies(List<Entry> entries) {
        var found = new ArrayList<StoredEntity>(entries.size());
        for (var body : places(entries)) {
            if (body != null) {
                found.add(body);
            }
        }
        return found;
    }

    /// The same, each in its place, with null for what is gone.
    public List<@Nullable StoredEntity> places(List<Entry> entries) {
        var tenant = current.id();
        var places = new ArrayList<@Nullable StoredEntity>(entries.size());
        var missing = new ArrayList<Entry>();
        for (var entry : entries) {
            var body = bodies.find(tenant, entry);
            places.add(body);
            if (body == null) {
                missing.add(entry);
            }
        }
        if (!missing.isEmpty()) {
            var loaded = load(missing);
            for (var place = 0; place < places.size(); place++) {
                if (places.get(place) == null) {
                    places.set(place, loaded.get(entries.get(place).id()));
                }
            }
        }
        return places;
    }

    private Map<UUID, StoredEntity> load(List<Entry> missing) {
        var found = new HashMap<UUID, StoredEntity>();
        for (var from = 0; from < missing.size(); from += AT_ONCE) {
            var ids = missing.subList(from, Math.min(from + AT_ONCE, missing.size())).stream()
                    .map(Entry::id)
                    .toList();
            for (var body : QuarkusTransaction.requiringNew().call(() -> repository.bodies(ids))) {
                found.put(body.entity().id(), body.entity());
                bodies.keep(body);
            }
        }
        return found;
    }

    @Override
    public Optional<StoredEntity> byRef(String ref) {
        var index = usable() ? indexes.get(current.id()) : null;
        return index == null || !index.isFilled() || index.isBroken() || index.isChanged(ref)
                ? Optional.empty()
                : entry(index, ref)
                        .flatMap(entry -> bodies(List.of(entry)).stream().findFirst());
    }

    private static Optional<Entry> entry(TenantIndex index, String ref) {
        index.lock.readLock().lock();
        try {
            var ordinal = index.entries().find(ref);
            return ordinal < 0 ? Optional.empty() : Optional.of(index.entries().entry(ordinal));
        } finally {
            index.lock.readLock().unlock();
        }
    }

    /// Forgets the index of the current tenant.
    public void forget() {
        indexes.remove(current.id());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EntityChanges changes) {
        changes.changes().forEach(change -> changed(current.id(), change.ref()));
    }

    void changed(@Observes ChangeFollower.Heard heard) {
        changed(heard.tenant(), heard.ref());
    }

    private void changed(TenantId tenant, String ref) {
        var index = indexes.get(tenant);
        if (index != null) {
            index.changed(ref);
        }
    }
}
