package dev.portolan.catalog.entities;

import dev.portolan.catalog.entities.EdgeRepository.Edge;
import dev.portolan.catalog.entities.EntityRepository.Kept;
import dev.portolan.catalog.model.Emitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what [SnapshotService] would make of what a location emits, and changes nothing.
@ApplicationScoped
@Transactional
public class ComparisonService {
    private static final int PART = 500;

    private final EntityRepository entities;
    private final EdgeRepository edges;

    ComparisonService(EntityRepository entities, EdgeRepository edges) {
        this.entities = entities;
        this.edges = edges;
    }

    /// @param location null where it is not registered
    /// @param all each reference once
    /// @param limit how many entities the tenant may have
    /// @return one for each, in the same order
    public List<Outcome> compare(@Nullable UUID location, List<Emitted> all, long limit) {
        var outcomes = new ArrayList<Outcome>();
        var used = entities.counted();
        for (var start = 0; start < all.size(); start += PART) {
            var part = all.subList(start, Math.min(start + PART, all.size()));
            var refs = part.stream().map(one -> one.ref().toString()).toList();
            var there = entities.byRefs(refs).stream().collect(Collectors.toMap(Kept::ref, Function.identity()));
            var holders = edges.to(refs).stream()
                    .filter(edge -> !edge.location().equals(location))
                    .collect(Collectors.groupingBy(Edge::ref));
            for (var one : part) {
                var outcome = outcome(one, there, holders, limit, used);
                used += outcome instanceof Outcome.Fresh ? 1 : 0;
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private static Outcome outcome(
            Emitted emitted, Map<String, Kept> there, Map<String, List<Edge>> holders, long limit, long used) {
        var ref = emitted.ref().toString();
        var kept = there.get(ref);
        var holder = holder(emitted, holders.getOrDefault(ref, List.of()));
        if (kept != null && !kept.source().file().equals(emitted.file()) && holder.isPresent()) {
            return new Outcome.Refused(new Refusal.Held(ref, emitted.file(), holder.get()));
        }
        var text = emitted.text();
        if (text == null) {
            return new Outcome.Faulty();
        }
        if (kept == null) {
            return used >= limit
                    ? new Outcome.Refused(new Refusal.NoRoom(ref, emitted.file(), limit, used))
                    : new Outcome.Fresh();
        }
        return kept.source().hash().equals(text.hash())
                        && kept.source().file().equals(emitted.file())
                        && kept.trouble().none()
                ? new Outcome.Same()
                : new Outcome.Different();
    }

    private static Optional<String> holder(Emitted emitted, List<Edge> others) {
        return others.stream()
                .map(Edge::file)
                .filter(file -> !file.equals(emitted.file()))
                .findFirst();
    }

    /// What would become of an entity.
    public sealed interface Outcome {
        record Fresh() implements Outcome {}

        record Different() implements Outcome {}

        record Same() implements Outcome {}

        /// It has faults of its own; what is there under its reference stays.
        record Faulty() implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }
}
