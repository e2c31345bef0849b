package dev.portolan.catalog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// One tenant's index as a question sees it; of no use once the question has been answered. Sets that it hands out are
/// not to be changed.
public final class EntityIndex {
    private final TenantIndex index;

    EntityIndex(TenantIndex index) {
        this.index = index;
    }

    public RoaringBitmap all() {
        return index.entries().all();
    }

    /// Entities with the path, whatever the value.
    public RoaringBitmap exists(String key) {
        return index.column(key).exists();
    }

    /// Entities with a value of the path that can be compared: those that can be ordered by it.
    public RoaringBitmap valued(String key) {
        return index.column(key).valued();
    }

    public RoaringBitmap having(String key, Collection<String> values) {
        return index.column(key).having(values);
    }

    public RoaringBitmap beginning(String key, String prefix) {
        return index.column(key).beginning(prefix);
    }

    public RoaringBitmap containing(String key, String text, RoaringBitmap within) {
        return index.column(key).containing(text, within);
    }

    /// The entities among some references.
    public RoaringBitmap named(Collection<String> refs) {
        var found = new RoaringBitmap();
        refs.stream()
                .mapToInt(index.entries()::find)
                .filter(ordinal -> ordinal >= 0)
                .forEach(found::add);
        return found;
    }

    /// How many of some entities have each value of a path, as it was written, in the order of the values.
    public List<Count> facet(String key, RoaringBitmap within) {
        var everything = within.getCardinality() == all().getCardinality();
        var counts = new ArrayList<Count>();
        index.column(key).forEach(posting -> {
            var count = everything ? posting.count() : posting.count(within);
            if (count > 0) {
                counts.add(new Count(posting.original, count));
            }
        });
        counts.sort((one, other) -> CodePoints.ORDER.compare(one.value(), other.value()));
        return counts;
    }

    /// A part of some entities in the order of a path's smallest values, then of ids.
    ///
    /// @param key null for the order of ids alone
    /// @param from where the part begins, which is not part of it; null for the beginning
    public List<Found> slice(
            RoaringBitmap matching,
            @Nullable String key,
            @Nullable Found from,
            boolean upwards,
            int limit,
            int offset) {
        if (key == null) {
            var order = index.byId();
            var start = start(order, upwards, from, ordinal -> compareIds(ordinal, from));
            return found(order.slice(matching, start, upwards, limit, offset), null);
        }
        var column = index.column(key);
        var order = column.order();
        if (order == null) {
            throw new IllegalStateException("not among the needs: order by " + key);
        }
        var start = start(order, upwards, from, ordinal -> compare(column, ordinal, from));
        return found(order.slice(matching, start, upwards, limit, offset), column);
    }

    private static int start(Order order, boolean upwards, @Nullable Found from, Comparison comparison) {
        if (from == null) {
            return upwards ? 0 : order.size();
        }
        return order.first(ordinal -> upwards ? comparison.with(ordinal) > 0 : comparison.with(ordinal) >= 0);
    }

    private int compareIds(int ordinal, @Nullable Found from) {
        return from == null
                ? 0
                : index.entries().compareId(ordinal, from.entry().id());
    }

    private int compare(Column column, int ordinal, @Nullable Found from) {
        var value = from == null ? null : from.value();
        var compared = CodePoints.ORDER.compare(String.valueOf(column.smallest(ordinal)), String.valueOf(value));
        return compared == 0 ? compareIds(ordinal, from) : compared;
    }

    /// A part of some entities in the order of their references.
    public List<Entry> byReference(RoaringBitmap matching, int limit, int offset) {
        return Arrays.stream(index.byRef().slice(matching, 0, true, limit, offset))
                .mapToObj(index.entries()::entry)
                .toList();
    }

    /// All of some entities, in no order.
    public List<Entry> entries(RoaringBitmap matching) {
        return Arrays.stream(matching.toArray())
                .mapToObj(index.entries()::entry)
                .toList();
    }

    /// All of some entities, ordered by the smallest values of several paths, without a value last, then by ids.
    public List<Entry> sorted(RoaringBitmap matching, List<Direction> directions) {
        if (directions.isEmpty()) {
            var order = index.byId().slice(matching, 0, true, matching.getCardinality(), 0);
            return Arrays.stream(order).mapToObj(index.entries()::entry).toList();
        }
        return matching.stream()
                .boxed()
                .sorted((one, other) -> compare(directions, one, other))
                .map(index.entries()::entry)
                .toList();
    }

    private int compare(List<Direction> directions, int one, int other) {
        for (var direction : directions) {
            var column = index.column(direction.key());
            var a = column.smallest(one);
            var b = column.smallest(other);
            if (a == null || b == null) {
                if (a != null || b != null) {
                    return a == null ? 1 : -1;
                }
            } else if (!a.equals(b)) {
                var compared = CodePoints.ORDER.compare(a, b);
                return direction.descending() ? -compared : compared;
            }
        }
        return index.entries().compareIds(one, other);
    }

    private List<Found> found(int[] ordinals, @Nullable Column column) {
        return Arrays.stream(ordinals)
                .mapToObj(ordinal ->
                        new Found(index.entries().entry(ordinal), column == null ? null : column.smallest(ordinal)))
                .toList();
    }

    private interface Comparison {
        int with(int ordinal);
    }

    /// @param value what it is ordered by; null in the order of ids
    public record Found(Entry entry, @Nullable String value) {
        /// A place in an order, whether something is there or not.
        public static Found place(UUID id, @Nullable String value) {
            return new Found(new Entry(id, "", 0), value);
        }
    }

    /// @param count of the entities that have the value
    public record Count(String value, long count) {}

    /// @param key path in lower case
    public record Direction(String key, boolean descending) {}
}
