package dev.portolan.catalog.index;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// The entities that have one value. Most values are one entity's own, and cost no bitmap.
final class Posting {
    final String original;

    /// In lower case.
    final String value;

    /// Another one of the same value, written in another case.
    @Nullable
    Posting next;

    private int only = -1;
    private @Nullable RoaringBitmap many;

    Posting(String original) {
        this.original = original;
        var lower = original.toLowerCase(Locale.ROOT);
        this.value = lower.equals(original) ? original : lower;
    }

    void add(int ordinal) {
        if (many != null) {
            many.add(ordinal);
        } else if (only < 0 || only == ordinal) {
            only = ordinal;
        } else {
            many = RoaringBitmap.bitmapOf(only, ordinal);
            only = -1;
        }
    }

    void remove(int ordinal) {
        if (many != null) {
            many.remove(ordinal);
        } else if (only == ordinal) {
            only = -1;
        }
    }

    boolean isEmpty() {
        return many == null ? only < 0 : many.isEmpty();
    }

    int count() {
        return many == null ? (only < 0 ? 0 : 1) : many.getCardinality();
    }

    int count(RoaringBitmap within) {
        if (many != null) {
            return RoaringBitmap.andCardinality(many, within);
        }
        return only >= 0 && within.contains(only) ? 1 : 0;
    }

    /// Not to be changed.
    RoaringBitmap entities() {
        if (many != null) {
            return many;
        }
        return only < 0 ? new RoaringBitmap() : RoaringBitmap.bitmapOf(only);
    }

    void addTo(RoaringBitmap sum) {
        if (many != null) {
            sum.or(many);
        } else if (only >= 0) {
            sum.add(only);
        }
    }

    long bytes() {
        var text = 40L + original.length() + (value.equals(original) ? 0 : 40 + value.length());
        return 40 + text + (many == null ? 0 : 64 + many.getLongSizeInBytes());
    }
}
