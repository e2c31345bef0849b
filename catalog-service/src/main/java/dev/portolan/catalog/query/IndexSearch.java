package dev.portolan.catalog.query;

import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.index.EntityIndex;
import dev.portolan.catalog.index.EntityIndex.Direction;
import dev.portolan.catalog.index.EntityIndex.Found;
import dev.portolan.catalog.index.Entry;
import dev.portolan.catalog.index.IndexService;
import dev.portolan.catalog.index.Needs;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/// Asks the tenant's index in memory, and PostgreSQL where there is none.
@ApplicationScoped
class IndexSearch implements EntitySearch {
    private static final int BATCH = 1_000;

    private final IndexService index;
    private final SqlSearch sql;

    IndexSearch(IndexService index, SqlSearch sql) {
        this.index = index;
        this.sql = sql;
    }

    @Override
    public Part part(Question question, Span span, boolean counted) {
        return index.read(needs(question), view -> found(view, question, span, counted))
                .map(this::part)
                .orElseGet(() -> sql.part(question, span, counted));
    }

    private static Needs needs(Question question) {
        var texts = question.text()
                .map(text -> Set.copyOf(text.fieldsOr(question.order())))
                .orElse(Set.of());
        var orders = question.order().map(order -> Set.of(order.field())).orElse(Set.of());
        return new Needs(PredicateMatch.keys(question.predicate()), orders, texts, false);
    }

    private static FoundPart found(EntityIndex view, Question question, Span span, boolean counted) {
        var key = question.order().map(Order::field).orElse(null);
        var upwards = question.order().map(order -> !order.descending()).orElse(true) != span.backwards();
        var matching = PredicateMatch.of(question.predicate(), view);
        var valued = key == null ? matching : RoaringBitmap.and(matching, view.valued(key));
        var text = question.text();
        var within = text.isEmpty()
                ? valued
                : text.get().fieldsOr(question.order()).stream()
                        .map(field -> view.containing(field, text.get().term(), valued))
                        .reduce(new RoaringBitmap(), (one, other) -> RoaringBitmap.or(one, other));
        var from = span.from() == null
                ? null
                : Found.place(span.from().id(), span.from().value());
        var rows = view.slice(within, key, from, upwards, span.limit(), span.offset());
        return new FoundPart(rows, counted ? within.getLongCardinality() : 0);
    }

    private Part part(FoundPart found) {
        var bodies = index.places(found.rows().stream().map(Found::entry).toList());
        var rows = new ArrayList<Match>();
        for (var i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            if (body != null) {
                rows.add(new Match(body, new Place(found.rows().get(i).value(), body.id())));
            }
        }
        return new Part(rows, found.total());
    }

    @Override
    public List<StoredEntity> byRefs(List<String> refs, Optional<Predicate> predicate) {
        return index.read(Needs.keys(PredicateMatch.keys(predicate)), view -> {
                    var named = view.named(refs);
                    return view.entries(predicate.isEmpty() ? named : named(named, predicate, view));
                })
                .map(index::bodies)
                .orElseGet(() -> sql.byRefs(refs, predicate));
    }

    private static RoaringBitmap named(RoaringBitmap named, Optional<Predicate> predicate, EntityIndex view) {
        return RoaringBitmap.and(named, PredicateMatch.of(predicate, view));
    }

    @Override
    public List<StoredEntity> ordered(Optional<Predicate> predicate, List<Order> orders, int limit, int offset) {
        var needs = new Needs(keys(predicate, orders), Set.of(), Set.of(), orders.isEmpty());
        return index.read(needs, view -> {
                    var matching = PredicateMatch.of(predicate, view);
                    return orders.isEmpty()
                            ? view.byReference(matching, limit, offset)
                            : view.sorted(matching, directions(orders)).stream()
                                    .skip(offset)
                                    .limit(limit)
                                    .toList();
                })
                .map(index::bodies)
                .orElseGet(() -> sql.ordered(predicate, orders, limit, offset));
    }

    private static Set<String> keys(Optional<Predicate> predicate, List<Order> orders) {
        var keys = new HashSet<>(PredicateMatch.keys(predicate));
        orders.forEach(order -> keys.add(order.field()));
        return keys;
    }

    private static List<Direction> directions(List<Order> orders) {
        return orders.stream()
                .map(order -> new Direction(order.field(), order.descending()))
                .toList();
    }

    @Override
    public Iterator<List<StoredEntity>> all(Optional<Predicate> predicate, List<Order> orders) {
        var needs = Needs.keys(keys(predicate, orders));
        return index.read(needs, view -> view.sorted(PredicateMatch.of(predicate, view), directions(orders)))
                .map(this::batches)
                .orElseGet(() -> sql.all(predicate, orders));
    }

    private Iterator<List<StoredEntity>> batches(List<Entry> entries) {
        return IntStream.range(0, Math.ceilDiv(entries.size(), BATCH))
                .mapToObj(batch ->
                        index.bodies(entries.subList(batch * BATCH, Math.min(entries.size(), (batch + 1) * BATCH))))
                .iterator();
    }

    @Override
    public List<FacetService.Counted> facets(List<String> keys, Optional<Predicate> predicate) {
        var needed = new HashSet<>(PredicateMatch.keys(predicate));
        needed.addAll(keys);
        return index.read(Needs.keys(needed), view -> {
                    var matching = PredicateMatch.of(predicate, view);
                    return keys.stream()
                            .map(key -> new FacetService.Counted(key, counts(view.facet(key, matching))))
                            .toList();
                })
                .orElseGet(() -> sql.facets(keys, predicate));
    }

    private static List<FacetService.Count> counts(List<EntityIndex.Count> counts) {
        return counts.stream()
                .map(count -> new FacetService.Count(count.value(), count.count()))
                .toList();
    }

    private record FoundPart(List<Found> rows, long total) {}
}
