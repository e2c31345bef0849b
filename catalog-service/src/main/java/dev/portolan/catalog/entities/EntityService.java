package dev.portolan.catalog.entities;

import dev.portolan.catalog.entities.EdgeRepository.Edge;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Hands out single entities of the current tenant.
@ApplicationScoped
@Transactional
public class EntityService {
    private static final int MOST_ANCESTORS = 1_000;

    private final EntityRepository entities;
    private final EdgeRepository edges;

    EntityService(EntityRepository entities, EdgeRepository edges) {
        this.entities = entities;
        this.edges = edges;
    }

    /// @param ref in lower case
    public Optional<StoredEntity> byRef(String ref) {
        return entities.byRefs(Set.of(ref)).stream().findFirst().flatMap(Kept::stored);
    }

    /// Those of some references that there are.
    ///
    /// @param refs in lower case
    public List<StoredEntity> byRefs(Collection<String> refs) {
        return entities.byRefs(refs).stream()
                .flatMap(kept -> kept.stored().stream())
                .toList();
    }

    public Optional<StoredEntity> byId(UUID id) {
        return entities.byId(id).flatMap(Kept::stored);
    }

    /// How many entities count towards the plan: all but those that stand for registered locations.
    public long counted() {
        return entities.counted();
    }

    /// The locations that lead to an entity.
    public Set<UUID> locationsOf(String ref) {
        return edges.to(Set.of(ref)).stream().map(Edge::location).collect(Collectors.toSet());
    }

    /// References of the entities that a location leads to.
    public Set<String> refsOf(UUID location) {
        return edges.of(location).stream().map(Edge::ref).collect(Collectors.toSet());
    }

    /// The entity, the Location entities that lead to it, and those that lead to them.
    ///
    /// @return the entity first; empty when there is no such entity
    public List<Ancestor> ancestry(String ref) {
        var found = new ArrayList<Ancestor>();
        var seen = new HashSet<String>();
        Set<String> level = Set.of(ref);
        while (!level.isEmpty() && found.size() < MOST_ANCESTORS) {
            seen.addAll(level);
            var parents = edges.to(level).stream()
                    .filter(edge -> !edge.parent().equals(edge.ref()))
                    .collect(Collectors.groupingBy(
                            Edge::ref, Collectors.mapping(Edge::parent, Collectors.toCollection(LinkedHashSet::new))));
            for (var kept : entities.byRefs(level)) {
                kept.stored()
                        .ifPresent(entity -> found.add(new Ancestor(
                                entity, List.copyOf(parents.getOrDefault(kept.ref(), new LinkedHashSet<>())))));
            }
            level = parents.values().stream()
                    .flatMap(Set::stream)
                    .filter(parent -> !seen.contains(parent))
                    .collect(Collectors.toSet());
        }
        return known(found);
    }

    // What stands for a bucket or a removed location is not there.
    private static List<Ancestor> known(List<Ancestor> found) {
        var refs = found.stream().map(one -> one.entity().ref()).collect(Collectors.toSet());
        return found.stream()
                .map(one -> new Ancestor(
                        one.entity(),
                        one.parents().stream().filter(refs::contains).toList()))
                .toList();
    }

    /// @param parents references of the Location entities that lead to it
    public record Ancestor(StoredEntity entity, List<String> parents) {}
}
