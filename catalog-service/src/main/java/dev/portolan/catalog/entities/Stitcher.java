package dev.portolan.catalog.entities;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import dev.portolan.contracts.CatalogEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finishes entities: puts what a file says, what plugins add to it, the relations of all entities and the troubles
/// together, and writes what differs from what was there.
@ApplicationScoped
class Stitcher {
    private final EntityRepository entities;
    private final EdgeRepository edges;
    private final OverlayRepository overlays;
    private final SearchRepository search;
    private final CatalogEventPublisher events;
    private final Event<EntityChanges> changes;
    private final InstantSource time;

    Stitcher(
            EntityRepository entities,
            EdgeRepository edges,
            OverlayRepository overlays,
            SearchRepository search,
            CatalogEventPublisher events,
            Event<EntityChanges> changes,
            InstantSource time) {
        this.entities = entities;
        this.edges = edges;
        this.overlays = overlays;
        this.search = search;
        this.events = events;
        this.changes = changes;
        this.time = time;
    }

    /// Finishes those of the entities that exist. Within a transaction that holds the lock.
    void stitch(Collection<String> refs) {
        stitch(entities.byRefs(refs));
    }

    /// Finishes some of the entities that wait for it. Within a transaction that holds the lock.
    ///
    /// @return how many waited
    int stitchWaiting(int most) {
        var waiting = entities.waiting(most);
        var finished = stitch(waiting);
        entities.awaitNoMore(waiting.stream()
                .map(Kept::id)
                .filter(id -> !finished.contains(id))
                .toList());
        return waiting.size();
    }

    /// @return those that are different now
    private Set<UUID> stitch(List<Kept> all) {
        var refs = all.stream().map(Kept::ref).toList();
        var relations = edges.relationsFrom(refs).stream().collect(Collectors.groupingBy(Relation::source));
        var added = overlays.of(refs).stream().collect(Collectors.groupingBy(OverlayRepository.Kept::ref));
        var news = new News();
        for (var kept : all) {
            var entity = Entity.parse(kept.source().processed());
            var its = added.getOrDefault(kept.ref(), List.of());
            Overlaying.merge(entity, its);
            relate(entity.json(), relations.getOrDefault(kept.ref(), List.of()));
            tell(entity, kept.trouble(), its);
            finish(kept, entity, news);
        }
        entities.finish(news.finished, time.instant());
        search.add(news.first);
        search.sync(news.terms);
        events.publish(news.events);
        if (!news.changed.isEmpty()) {
            changes.fire(new EntityChanges(news.changed));
        }
        return news.finished.stream().map(Finished::id).collect(Collectors.toSet());
    }

    private void finish(Kept kept, Entity entity, News news) {
        var etag = Digest.of(entity.json());
        if (etag.equals(kept.etag())) {
            return;
        }
        entity.json().withObject("/metadata").put("uid", kept.id().toString()).put("etag", etag);
        var terms = SearchTerm.of(entity);
        if (kept.body() == null) {
            news.first.put(kept.id(), terms);
            news.events.add(events.created(kept.ref()));
        } else {
            news.terms.put(kept.id(), terms);
            news.events.add(events.changed(kept.ref(), Differences.between(Entity.parse(kept.body()), entity)));
        }
        var body = entity.json().toString();
        news.finished.add(new Finished(kept.id(), body, etag));
        news.changed.add(new Change(kept.id(), kept.ref(), kept.body(), body));
    }

    private static void relate(ObjectNode json, List<Relation> relations) {
        var list = json.putArray("relations");
        relations.forEach(
                relation -> list.addObject().put("type", relation.type()).put("targetRef", relation.target()));
    }

    private static void tell(Entity entity, Trouble trouble, List<OverlayRepository.Kept> added) {
        if (trouble.orphanedAt() != null) {
            entity.annotations().put(Annotations.ORPHAN, "true");
        }
        var items = JsonNodeFactory.instance.arrayNode();
        for (var error : trouble.errors()) {
            items.addObject()
                    .put("type", "backstage.io/catalog-processing")
                    .put("level", "error")
                    .put("message", "InputError: " + error)
                    .putObject("error")
                    .put("name", "InputError")
                    .put("message", error);
        }
        Overlaying.tell(added, items);
        if (!items.isEmpty()) {
            entity.json().putObject("status").set("items", items);
        }
    }

    /// What one step finds different, to be written together.
    private static final class News {
        private final List<Finished> finished = new ArrayList<>();
        private final List<Change> changed = new ArrayList<>();
        private final List<CatalogEvent> events = new ArrayList<>();
        private final Map<UUID, List<SearchTerm>> first = new HashMap<>();
        private final Map<UUID, List<SearchTerm>> terms = new HashMap<>();
    }
}
