package dev.portolan.catalog.index;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/// Some entities in an order. Immutable, but for the note of which of them have changed since.
public final class Order {
    private final int[] sorted;

    /// The place of each entity, by ordinal; -1 for what is not in it.
    private final int[] ranks;

    private final RoaringBitmap stale = new RoaringBitmap();

    private Order(int[] sorted) {
        this.sorted = sorted;
        var highest = Arrays.stream(sorted).max().orElse(-1);
        this.ranks = new int[highest + 1];
        Arrays.fill(ranks, -1);
        for (var place = 0; place < sorted.length; place++) {
            ranks[sorted[place]] = place;
        }
    }

    static Order of(RoaringBitmap members, IntOrder order) {
        return new Order(sorted(IntStream.of(members.toArray()), order));
    }

    private static int[] sorted(IntStream members, IntOrder order) {
        return members.boxed()
                .sorted(order::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    void stale(int ordinal) {
        stale.add(ordinal);
    }

    boolean isStale() {
        return !stale.isEmpty();
    }

    /// The order as it is now, with what has changed put into its places.
    Order renewed(RoaringBitmap members, IntOrder order) {
        if (stale.getCardinality() > sorted.length / 8) {
            return of(members, order);
        }
        var kept = Arrays.stream(sorted)
                .filter(ordinal -> !stale.contains(ordinal))
                .toArray();
        var fresh = sorted(RoaringBitmap.and(stale, members).stream(), order);
        var merged = new int[kept.length + fresh.length];
        var from = 0;
        for (var i = 0; i < fresh.length; i++) {
            var ordinal = fresh[i];
            var to = first(kept, other -> order.compare(other, ordinal) > 0);
            System.arraycopy(kept, from, merged, from + i, to - from);
            merged[to + i] = ordinal;
            from = to;
        }
        System.arraycopy(kept, from, merged, from + fresh.length, kept.length - from);
        return new Order(merged);
    }

    /// The place of the first entity of which a condition is true that is true of all that follow it, too.
    public int first(IntPredicate condition) {
        return first(sorted, condition);
    }

    private static int first(int[] sorted, IntPredicate condition) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (condition.test(sorted[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    public int size() {
        return sorted.length;
    }

    int at(int place) {
        return sorted[place];
    }

    /// Some of the matching entities in this order, or in the opposite one.
    ///
    /// @param start upwards, the first place that counts; downwards, the first one that does not
    /// @param offset how many matching ones are left out
    /// @return at most `limit` ordinals
    public int[] slice(RoaringBitmap matching, int start, boolean upwards, int limit, int offset) {
        var count = matching.getCardinality();
        var wanted = (long) limit + offset;
        // Either the order is walked until enough match, or those that match are put in order, whichever is shorter.
        return count == 0 || wanted * sorted.length / count < count
                ? walked(matching, start, upwards, limit, offset)
                : gathered(matching, start, upwards, limit, offset);
    }

    private int[] walked(RoaringBitmap matching, int start, boolean upwards, int limit, int offset) {
        var found = new int[Math.min(limit, matching.getCardinality())];
        var size = 0;
        var skipped = 0;
        var step = upwards ? 1 : -1;
        for (var place = upwards ? start : start - 1;
                place >= 0 && place < sorted.length && size < found.length;
                place += step) {
            if (matching.contains(sorted[place])) {
                if (skipped < offset) {
                    skipped++;
                } else {
                    found[size++] = sorted[place];
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private int[] gathered(RoaringBitmap matching, int start, boolean upwards, int limit, int offset) {
        var places = matching.stream()
                .filter(ordinal -> ordinal < ranks.length && ranks[ordinal] >= 0)
                .map(ordinal -> ranks[ordinal])
                .filter(place -> upwards == place >= start)
                .sorted()
                .toArray();
        return IntStream.range(0, places.length)
                .skip(offset)
                .limit(limit)
                .map(i -> sorted[upwards ? places[i] : places[places.length - 1 - i]])
                .toArray();
    }

    long bytes() {
        return 4L * (sorted.length + ranks.length) + 100;
    }
}
