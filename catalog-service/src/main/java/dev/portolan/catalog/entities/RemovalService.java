package dev.portolan.catalog.entities;

import dev.portolan.catalog.entities.EdgeRepository.Edge;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes entities out of the catalog.
@ApplicationScoped
@Transactional
public class RemovalService {
    private static final int AT_ONCE = 1_000;

    private final EntityRepository entities;
    private final EdgeRepository edges;
    private final OverlayRepository overlays;
    private final Stitcher stitcher;
    private final CatalogEventPublisher events;
    private final Event<EntityChanges> changes;
    private final EntityCount count;

    RemovalService(
            EntityRepository entities,
            EdgeRepository edges,
            OverlayRepository overlays,
            Stitcher stitcher,
            CatalogEventPublisher events,
            Event<EntityChanges> changes,
            EntityCount count) {
        this.entities = entities;
        this.edges = edges;
        this.overlays = overlays;
        this.stitcher = stitcher;
        this.events = events;
        this.changes = changes;
        this.count = count;
    }

    /// Removes one entity. It comes back when a location that leads to it is read again.
    ///
    /// @return its reference and those locations; empty when there is no such entity
    public Optional<Removed> remove(UUID id) {
        entities.lock();
        return entities.byId(id).map(kept -> {
            var leading =
                    edges.to(Set.of(kept.ref())).stream().map(Edge::location).collect(Collectors.toSet());
            edges.withdrawTo(Set.of(kept.ref()));
            return new Removed(delete(List.of(kept)), leading);
        });
    }

    /// Removes what only one location leads to, at once.
    ///
    /// @return references of what was removed
    public Set<String> removeAllOf(UUID location) {
        entities.lock();
        var its = edges.of(location);
        edges.withdraw(location, its);
        var refs = its.stream().map(Edge::ref).collect(Collectors.toSet());
        edges.to(refs).forEach(edge -> refs.remove(edge.ref()));
        return delete(entities.byRefs(refs));
    }

    /// Ends that a location leads to some entities, and removes at once those that no other one leads to.
    ///
    /// @return references of what was removed
    public Set<String> removeFrom(UUID location, Set<String> refs) {
        entities.lock();
        var its = edges.to(refs).stream()
                .filter(edge -> edge.location().equals(location))
                .collect(Collectors.toSet());
        edges.withdraw(location, its);
        var gone = its.stream().map(Edge::ref).collect(Collectors.toSet());
        edges.to(gone).forEach(edge -> gone.remove(edge.ref()));
        return delete(entities.byRefs(gone));
    }

    /// Removes entities that have been orphans for a while, at most a thousand.
    ///
    /// @param since those orphaned at this instant or earlier
    /// @return references of what was removed
    public Set<String> removeOrphans(Instant since) {
        entities.lock();
        return delete(entities.orphansSince(since, AT_ONCE));
    }

    private Set<String> delete(Collection<Kept> gone) {
        var ids = gone.stream().map(Kept::id).toList();
        var refs = gone.stream().map(Kept::ref).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            var touched = new HashSet<>(edges.deleteRelations(ids));
            touched.addAll(overlays.forget(refs));
            entities.delete(ids);
            events.publish(refs.stream().map(events::deleted).toList());
            changes.fire(new EntityChanges(gone.stream()
                    .filter(kept -> kept.body() != null)
                    .map(kept -> new Change(kept.id(), kept.ref(), kept.body(), null))
                    .toList()));
            touched.removeAll(refs);
            stitcher.stitch(touched);
            count.changed();
        }
        return refs;
    }

    /// @param refs references of what is gone
    /// @param locations those that led there
    public record Removed(Set<String> refs, Set<UUID> locations) {
        public Removed {
            refs = Set.copyOf(refs);
            locations = Set.copyOf(locations);
        }
    }
}
