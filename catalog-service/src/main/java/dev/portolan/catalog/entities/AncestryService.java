package dev.portolan.catalog.entities;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out how an entity came into the catalog. The way is in the database, the entities on it mostly in memory.
@ApplicationScoped
class AncestryService {
    private final EntityService entities;
    private final EntityMemory memory;

    AncestryService(EntityService entities, EntityMemory memory) {
        this.entities = entities;
        this.memory = memory;
    }

    /// The entity, the Location entities that lead to it, and those that lead to them.
    ///
    /// @param ref in lower case
    /// @return the entity first; empty when there is no such entity
    List<Ancestor> of(String ref) {
        var parents = entities.parentsAbove(ref);
        var order = new ArrayList<String>();
        var level = Set.of(ref);
        while (!level.isEmpty()) {
            order.addAll(level);
            var next = new LinkedHashSet<String>();
            level.forEach(one -> next.addAll(parents.getOrDefault(one, Set.of())));
            order.forEach(next::remove);
            level = next;
        }
        // What stands for a bucket or a removed location is not there.
        var there = bodies(order);
        return order.stream()
                .flatMap(one -> Stream.ofNullable(there.get(one)))
                .map(entity -> new Ancestor(entity, known(parents.getOrDefault(entity.ref(), Set.of()), there)))
                .toList();
    }

    private static List<String> known(Set<String> parents, Map<String, StoredEntity> there) {
        return parents.stream().filter(there::containsKey).toList();
    }

    private Map<String, StoredEntity> bodies(Collection<String> refs) {
        var found = new HashMap<String, StoredEntity>();
        var missing = new ArrayList<String>();
        for (var ref : refs) {
            memory.byRef(ref).ifPresentOrElse(entity -> found.put(ref, entity), () -> missing.add(ref));
        }
        if (!missing.isEmpty()) {
            entities.byRefs(missing).forEach(entity -> found.put(entity.ref(), entity));
        }
        return found;
    }

    /// @param parents references of the Location entities that lead to it
    record Ancestor(StoredEntity entity, List<String> parents) {}
}
