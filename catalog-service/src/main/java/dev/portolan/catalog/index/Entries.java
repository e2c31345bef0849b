package dev.portolan.catalog.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// The entities of an index by their ordinals, small numbers that are given anew once an entity is gone.
final class Entries {
    private final RoaringBitmap all = new RoaringBitmap();
    private final Map<String, Integer> byRef = new HashMap<>();
    private @Nullable Entry[] entries = new Entry[64];

    int add(Entry entry) {
        var ordinal = all.isEmpty() ? 0 : (int) all.nextAbsentValue(0);
        if (ordinal >= entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[ordinal] = entry;
        all.add(ordinal);
        byRef.put(entry.ref(), ordinal);
        return ordinal;
    }

    void remove(int ordinal) {
        byRef.remove(entry(ordinal).ref());
        all.remove(ordinal);
        entries[ordinal] = null;
    }

    void renew(int ordinal, Entry entry) {
        entries[ordinal] = entry;
    }

    /// -1 where there is no such entity.
    int find(String ref) {
        return byRef.getOrDefault(ref, -1);
    }

    Entry entry(int ordinal) {
        var entry = entries[ordinal];
        if (entry == null) {
            throw new IllegalStateException("no entity has the ordinal " + ordinal);
        }
        return entry;
    }

    /// Not to be changed.
    RoaringBitmap all() {
        return all;
    }

    int size() {
        return byRef.size();
    }

    int compareIds(int one, int other) {
        return compareId(one, entry(other).id());
    }

    /// As PostgreSQL compares UUIDs, which is not as Java does.
    int compareId(int ordinal, UUID id) {
        return compare(entry(ordinal).id(), id);
    }

    static int compare(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : high;
    }

    int compareRefs(int one, int other) {
        return CodePoints.ORDER.compare(entry(one).ref(), entry(other).ref());
    }

    long bytes() {
        return 250L * byRef.size() + 4L * entries.length;
    }
}
