package dev.portolan.catalog.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Which entities have three letters in a row in one of their values of a path.
final class Trigrams {
    private static final int LETTERS = 3;
    private static final int BITS = 16;

    private final Map<Long, RoaringBitmap> entities = new HashMap<>();

    void add(String value, int ordinal) {
        for (var i = 0; i + LETTERS <= value.length(); i++) {
            entities.computeIfAbsent(at(value, i), _ -> new RoaringBitmap()).add(ordinal);
        }
    }

    // Another value of the entity may have some of them, too: then the entity is no longer found by those. The caller
    // takes all values of an entity away before it adds new ones.
    void remove(String value, int ordinal) {
        for (var i = 0; i + LETTERS <= value.length(); i++) {
            var there = entities.get(at(value, i));
            if (there != null) {
                there.remove(ordinal);
            }
        }
    }

    /// Entities that may contain a text, and all that do; null where it is too short to say.
    @Nullable
    RoaringBitmap candidates(String text) {
        if (text.length() < LETTERS) {
            return null;
        }
        @Nullable RoaringBitmap common = null;
        for (var i = 0; i + LETTERS <= text.length(); i++) {
            var some = entities.getOrDefault(at(text, i), new RoaringBitmap());
            common = common == null ? some : RoaringBitmap.and(common, some);
        }
        return common;
    }

    private static long at(String text, int index) {
        return (long) text.charAt(index) << 2 * BITS | (long) text.charAt(index + 1) << BITS | text.charAt(index + 2);
    }

    long bytes() {
        return entities.values().stream()
                .mapToLong(some -> 120 + some.getLongSizeInBytes())
                .sum();
    }
}
