package dev.portolan.catalog.index;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// The entities of an index by their ordinals, small numbers that are given anew once an entity is gone.
final class Entries {
    private final RoaringBitmap all = new RoaringBitmap();
    private final TextSet<Row> byRef = new TextSet<>(row -> row.ref);
    private @Nullable Row[] rows = new Row[64];

    int add(Entry entry) {
        var ordinal = all.isEmpty() ? 0 : (int) all.nextAbsentValue(0);
        if (ordinal >= rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        all.add(ordinal);
        set(new Row(entry, ordinal));
        return ordinal;
    }

    void remove(int ordinal) {
        byRef.remove(row(ordinal).ref);
        all.remove(ordinal);
        rows[ordinal] = null;
    }

    void renew(int ordinal, Entry entry) {
        set(new Row(entry, ordinal));
    }

    private void set(Row row) {
        rows[row.ordinal] = row;
        byRef.put(row);
    }

    /// -1 where there is no such entity.
    int find(String ref) {
        var row = byRef.find(ref);
        return row == null ? -1 : row.ordinal;
    }

    Entry entry(int ordinal) {
        var row = row(ordinal);
        return new Entry(new UUID(row.idHigh, row.idLow), row.ref, row.version);
    }

    private Row row(int ordinal) {
        var row = rows[ordinal];
        if (row == null) {
            throw new IllegalStateException("no entity has the ordinal " + ordinal);
        }
        return row;
    }

    /// Not to be changed.
    RoaringBitmap all() {
        return all;
    }

    int size() {
        return byRef.size();
    }

    int compareIds(int one, int other) {
        var row = row(other);
        return compareId(one, row.idHigh, row.idLow);
    }

    /// As PostgreSQL compares UUIDs, which is not as Java does.
    int compareId(int ordinal, UUID id) {
        return compareId(ordinal, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private int compareId(int ordinal, long high, long low) {
        var row = row(ordinal);
        var compared = Long.compareUnsigned(row.idHigh, high);
        return compared == 0 ? Long.compareUnsigned(row.idLow, low) : compared;
    }

    int compareRefs(int one, int other) {
        return CodePoints.ORDER.compare(row(one).ref, row(other).ref);
    }

    long bytes() {
        return Row.BYTES * byRef.size() + byRef.bytes() + 4L * rows.length;
    }

    /// An entry without an object for its id.
    private static final class Row {
        /// With a reference of usual length.
        static final long BYTES = 130;

        private final long idHigh;
        private final long idLow;
        private final String ref;
        private final long version;
        private final int ordinal;

        Row(Entry entry, int ordinal) {
            this.idHigh = entry.id().getMostSignificantBits();
            this.idLow = entry.id().getLeastSignificantBits();
            this.ref = entry.ref();
            this.version = entry.version();
            this.ordinal = ordinal;
        }
    }
}
