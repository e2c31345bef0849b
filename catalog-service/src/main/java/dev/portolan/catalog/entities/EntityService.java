package dev.portolan.catalog.entities;

import dev.portolan.catalog.entities.EdgeRepository.Edge;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /// The edges that lead to an entity, and those that lead to where they begin, and so on upwards.
    ///
    /// @return references of each entity's parents, by its own
    Map<String, Set<String>> parentsAbove(String ref) {
        return edges.above(ref, MOST_ANCESTORS).stream()
                .collect(Collectors.groupingBy(
                        Edge::ref, Collectors.mapping(Edge::parent, Collectors.toCollection(TreeSet::new))));
    }

    /// References of the entities that a location leads to.
    public Set<String> refsOf(UUID location) {
        return edges.of(location).stream().map(Edge::ref).collect(Collectors.toSet());
    }
}
