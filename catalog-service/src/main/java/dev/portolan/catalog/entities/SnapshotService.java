package dev.portolan.catalog.entities;

import dev.portolan.catalog.entities.EdgeRepository.Edge;
import dev.portolan.catalog.entities.EntityRepository.Fresh;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import dev.portolan.catalog.entities.EntityRepository.Source;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Relation;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes over what a location emits: first [#store] in as many parts as the caller likes, then once [#retire] for what
/// it emits no more. Each call is a transaction of its own, and writers of one tenant wait for each other.
@ApplicationScoped
@Transactional
public class SnapshotService {
    private final EntityRepository entities;
    private final EdgeRepository edges;
    private final Stitcher stitcher;
    private final EntityCount count;
    private final InstantSource time;

    SnapshotService(
            EntityRepository entities, EdgeRepository edges, Stitcher stitcher, EntityCount count, InstantSource time) {
        this.entities = entities;
        this.edges = edges;
        this.stitcher = stitcher;
        this.count = count;
        this.time = time;
    }

    /// Stores a part of what a location emits; nothing where the location has been removed meanwhile.
    ///
    /// @param part each reference from one file only, though possibly under several parents
    /// @param limit how many entities the tenant may have; those it has stay in any case
    /// @return the entities that were not taken
    public List<Refusal> store(UUID location, List<Emitted> part, long limit) {
        return store(location, part, limit, false);
    }

    /// Stores a part of many as [#store] does, but leaves what is new or different to [#finishSome]: an entity that
    /// entities of several parts refer to is finished once for all of them.
    ///
    /// @return the entities that were not taken
    public List<Refusal> storeUnfinished(UUID location, List<Emitted> part, long limit) {
        return store(location, part, limit, true);
    }

    /// Finishes some of what waits for it, whoever has left it.
    ///
    /// @return how many there were
    public int finishSome(int most) {
        entities.lock();
        return stitcher.stitchWaiting(most);
    }

    /// How many entities wait to be finished.
    public int unfinished() {
        return entities.waiting();
    }

    private List<Refusal> store(UUID location, List<Emitted> part, long limit, boolean later) {
        entities.lock();
        if (!edges.stands(location)) {
            return List.of();
        }
        var byRef = new LinkedHashMap<String, Emitted>();
        part.forEach(emitted -> byRef.putIfAbsent(emitted.ref().toString(), emitted));
        var there = entities.byRefs(byRef.keySet()).stream().collect(Collectors.toMap(Kept::ref, Function.identity()));
        var held = heldByOthers(location, byRef);
        var room = new Room(limit);
        var refusals = new ArrayList<Refusal>();
        var changed = new HashSet<String>();
        var relations = new HashMap<UUID, Collection<Relation>>();
        var fresh = new ArrayList<Fresh>();
        byRef.forEach((ref, emitted) -> {
            var kept = there.get(ref);
            var holder = held.get(ref);
            if (holder != null && kept != null && !kept.source().file().equals(emitted.file())) {
                refusals.add(new Refusal.Held(ref, emitted.file(), holder));
            } else if (!emitted.sound()) {
                report(kept, emitted, changed);
            } else if (kept == null && !isRoot(emitted) && !room.takeOne()) {
                refusals.add(new Refusal.NoRoom(ref, emitted.file(), limit, room.used()));
            } else if (kept == null) {
                fresh.add(new Fresh(Ids.next(), ref, sourceOf(emitted)));
                relations.put(fresh.getLast().id(), emitted.relations());
                changed.add(ref);
            } else if (rewrite(kept, emitted, relations)) {
                changed.add(ref);
            }
        });
        entities.insert(fresh, later, time.instant());
        var refused = refusals.stream().map(Refusal::ref).collect(Collectors.toSet());
        edges.emit(location, edgesOf(location, part, refused, there));
        changed.addAll(edges.replaceRelations(relations));
        if (later) {
            entities.await(changed);
        } else {
            stitcher.stitch(changed);
        }
        if (!fresh.isEmpty()) {
            count.changed();
        }
        return refusals;
    }

    private static boolean isRoot(Emitted emitted) {
        return emitted.parent().equals(emitted.ref());
    }

    private Map<String, String> heldByOthers(UUID location, Map<String, Emitted> byRef) {
        return edges.to(byRef.keySet()).stream()
                .filter(edge -> !edge.location().equals(location))
                .filter(edge -> !edge.file().equals(fileOf(byRef, edge.ref())))
                .collect(Collectors.toMap(Edge::ref, Edge::file, (first, _) -> first));
    }

    private static String fileOf(Map<String, Emitted> byRef, String ref) {
        var emitted = byRef.get(ref);
        return emitted == null ? "" : emitted.file();
    }

    private void report(@Nullable Kept kept, Emitted faulty, Set<String> changed) {
        if (kept != null
                && (!kept.trouble().errors().equals(faulty.errors())
                        || kept.trouble().orphanedAt() != null)) {
            entities.setErrors(kept.id(), faulty.errors());
            changed.add(kept.ref());
        }
    }

    private static Source sourceOf(Emitted emitted) {
        var text = Objects.requireNonNull(emitted.text());
        return new Source(emitted.file(), text.hash(), text.json());
    }

    /// @return whether anything is different
    private boolean rewrite(Kept kept, Emitted emitted, Map<UUID, Collection<Relation>> relations) {
        var source = sourceOf(emitted);
        var same = kept.source().hash().equals(source.hash());
        if (same && kept.source().file().equals(source.file()) && kept.trouble().none() && kept.body() != null) {
            return false;
        }
        entities.changeSource(kept.id(), source);
        if (!same) {
            relations.put(kept.id(), emitted.relations());
        }
        return true;
    }

    private static Set<Edge> edgesOf(UUID location, List<Emitted> part, Set<String> refused, Map<String, Kept> there) {
        return part.stream()
                .filter(emitted -> !refused.contains(emitted.ref().toString()))
                .filter(emitted ->
                        emitted.sound() || there.containsKey(emitted.ref().toString()))
                .map(emitted -> new Edge(
                        location, emitted.parent().toString(), emitted.ref().toString(), emitted.file()))
                .collect(Collectors.toSet());
    }

    /// Ends what a location emits no more: entities that no location leads to become orphans.
    ///
    /// @param all what it emits now, but for what was refused
    /// @param keep files that could not be read whole: what they emitted before stays
    /// @return how many entities the location leads to
    public int retire(UUID location, List<Emitted> all, Set<String> keep) {
        entities.lock();
        var current = all.stream()
                .map(emitted -> emitted.parent() + "\n" + emitted.ref())
                .collect(Collectors.toSet());
        var before = edges.of(location);
        var stale = before.stream()
                .filter(edge -> !current.contains(edge.parent() + "\n" + edge.ref()))
                .collect(Collectors.toSet());
        spare(stale, all, keep);
        edges.withdraw(location, stale);
        orphan(stale.stream().map(Edge::ref).collect(Collectors.toSet()));
        return (int) before.stream()
                .filter(edge -> !stale.contains(edge))
                .map(Edge::ref)
                .distinct()
                .count();
    }

    // What was reached through a Location entity that cannot be read now stays, and so on downwards.
    private static void spare(Set<Edge> stale, List<Emitted> all, Set<String> keep) {
        var spared = all.stream()
                .filter(emitted -> !emitted.sound())
                .map(emitted -> emitted.ref().toString())
                .collect(Collectors.toCollection(HashSet::new));
        while (true) {
            var more = stale.stream()
                    .filter(edge -> keep.contains(edge.file()) || spared.contains(edge.parent()))
                    .collect(Collectors.toSet());
            if (more.isEmpty()) {
                return;
            }
            stale.removeAll(more);
            more.forEach(edge -> spared.add(edge.ref()));
        }
    }

    private void orphan(Set<String> refs) {
        var led = edges.to(refs).stream().map(Edge::ref).collect(Collectors.toSet());
        var orphans = refs.stream().filter(ref -> !led.contains(ref)).toList();
        if (!orphans.isEmpty()) {
            entities.orphan(orphans, time.instant());
            stitcher.stitch(orphans);
        }
    }

    private final class Room {
        private final long limit;
        private long used = -1;

        Room(long limit) {
            this.limit = limit;
        }

        boolean takeOne() {
            if (used() >= limit) {
                return false;
            }
            used++;
            return true;
        }

        long used() {
            if (used < 0) {
                used = entities.counted();
            }
            return used;
        }
    }
}
