package dev.portolan.ui.live;

import com.vaadin.flow.component.Component;
import dev.portolan.contracts.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Tells the open pages of an organization what changes in it.
@ApplicationScoped
public class LiveChanges {
    private static final int FEW = 8;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ExecutorService threads = Executors.newFixedThreadPool(
            CORES, Thread.ofPlatform().name("live-changes-", 0).daemon().factory());
    private final Map<TenantId, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private volatile boolean heard = true;

    /// Tells `part` of every change of `tenant` while it is attached to a page; `listener` runs in that page, and once
    /// a browser holds it again if it does not now.
    public void follow(Component part, TenantId tenant, Consumer<Change> listener) {
        var entry = new Listener(part, listener, Listener::connected);
        part.addAttachListener(_ -> add(tenant, entry));
        part.addDetachListener(_ -> remove(tenant, entry));
        if (part.isAttached()) {
            add(tenant, entry);
        }
    }

    /// Brings `change` into every open page of its organization on this node: many of them by several threads, and
    /// returns when all have it, so that changes stay in order.
    public void tell(Change change) {
        var all = List.copyOf(listeners.getOrDefault(change.tenant(), Set.of()));
        if (all.size() < FEW) {
            all.forEach(entry -> entry.tell(change));
            return;
        }
        var share = Math.ceilDiv(all.size(), CORES);
        var shares = IntStream.range(0, CORES)
                .mapToObj(core ->
                        all.subList(Math.min(core * share, all.size()), Math.min((core + 1) * share, all.size())))
                .<Callable<Boolean>>map(some -> () -> {
                    some.forEach(entry -> entry.tell(change));
                    return true;
                })
                .toList();
        try {
            var _ = threads.invokeAll(shares);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether changes are heard of at all. While they are not, pages show what they were told last.
    public boolean heard() {
        return heard;
    }

    /// Tells all open pages when changes are heard of no more, or again.
    void heard(boolean now) {
        if (heard != now) {
            heard = now;
            tellAll(tenant -> new Change.HearingChanged(tenant, now));
        }
    }

    /// Brings a change into every open page of every organization on this node.
    void tellAll(Function<TenantId, Change> change) {
        List.copyOf(listeners.keySet()).forEach(tenant -> tell(change.apply(tenant)));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /// Brings to pages that a browser holds again what they have missed.
    void catchUp() {
        listeners.values().forEach(all -> all.forEach(Listener::catchUp));
    }

    /// How many parts of pages listen, in all organizations.
    int count() {
        return listeners.values().stream().mapToInt(Set::size).sum();
    }

    private void add(TenantId tenant, Listener entry) {
        listeners.compute(tenant, (_, known) -> {
            var set = known == null ? ConcurrentHashMap.<Listener>newKeySet() : known;
            set.add(entry);
            return set;
        });
    }

    private void remove(TenantId tenant, Listener entry) {
        listeners.computeIfPresent(tenant, (_, known) -> {
            known.remove(entry);
            return known.isEmpty() ? null : known;
        });
    }
}
