package dev.portolan.catalog.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.catalog.entities.EntityRepository.Finished;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import dev.portolan.catalog.entities.EntityRepository.Trouble;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Digest;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.Relation;
import dev.portolan.catalog.model.SearchTerm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finishes entities: puts what a file says, the relations of all entities and the troubles together, and writes what
/// differs from what was there.
@ApplicationScoped
class Stitcher {
    private final EntityRepository entities;
    private final EdgeRepository edges;
    private final SearchRepository search;
    private final CatalogEventPublisher events;
    private final Event<EntityChanges> changes;
    private final InstantSource time;

    Stitcher(
            EntityRepository entities,
            EdgeRepository edges,
            SearchRepository search,
            CatalogEventPublisher events,
            Event<EntityChanges> changes,
            InstantSource time) {
        this.entities = entities;
        this.edges = edges;
        this.search = search;
        this.events = events;
        this.changes = changes;
        this.time = time;
    }

    /// Finishes those of the entities that exist. Within a transaction that holds the lock.
    void stitch(Collection<String> refs) {
        var relations = edges.relationsFrom(refs).stream().collect(Collectors.groupingBy(Relation::source));
        var terms = new HashMap<UUID, List<SearchTerm>>();
        var finished = new ArrayList<Finished>();
        var changed = new ArrayList<Change>();
        for (var kept : entities.byRefs(refs)) {
            finish(kept, relations.getOrDefault(kept.ref(), List.of()), terms).ifPresent(entity -> {
                finished.add(entity);
                changed.add(new Change(kept.id(), kept.ref(), kept.body(), entity.body()));
            });
        }
        entities.finish(finished, time.instant());
        search.sync(terms);
        if (!changed.isEmpty()) {
            changes.fire(new EntityChanges(changed));
        }
    }

    private Optional<Finished> finish(Kept kept, List<Relation> relations, Map<UUID, List<SearchTerm>> terms) {
        var entity = StoredEntity.parse(kept.source().processed());
        relate(entity.json(), relations);
        tell(entity, kept.trouble());
        var etag = Digest.of(entity.json());
        if (etag.equals(kept.etag())) {
            return Optional.empty();
        }
        entity.json().withObject("/metadata").put("uid", kept.id().toString()).put("etag", etag);
        terms.put(kept.id(), SearchTerm.of(entity));
        if (kept.body() == null) {
            events.created(kept.ref());
        } else {
            events.changed(kept.ref(), Differences.between(StoredEntity.parse(kept.body()), entity));
        }
        return Optional.of(new Finished(kept.id(), entity.json().toString(), etag));
    }

    private static void relate(ObjectNode json, List<Relation> relations) {
        var list = json.putArray("relations");
        relations.forEach(
                relation -> list.addObject().put("type", relation.type()).put("targetRef", relation.target()));
    }

    private static void tell(Entity entity, Trouble trouble) {
        if (trouble.orphanedAt() != null) {
            entity.annotations().put(Annotations.ORPHAN, "true");
        }
        if (!trouble.errors().isEmpty()) {
            var items = entity.json().putObject("status").putArray("items");
            for (var error : trouble.errors()) {
                items.addObject()
                        .put("type", "backstage.io/catalog-processing")
                        .put("level", "error")
                        .put("message", "InputError: " + error)
                        .putObject("error")
                        .put("name", "InputError")
                        .put("message", error);
            }
        }
    }
}
