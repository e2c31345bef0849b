package dev.portolan.catalog.index;

import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Things that each are found by a text of theirs. Two arrays and nothing else: a map takes some 20 bytes more for
/// each of hundreds of thousands.
final class TextSet<T> {
    private static final int FIRST = 16;

    private final Function<T, String> text;

    /// Known to nobody, so that nobody can make up many texts that all belong in one place.
    private final int factor = new SecureRandom().nextInt() | 1;

    /// A thing stands at the place that its text's hash says, or at the first one free after that; never full.
    private @Nullable Object[] slots = new Object[FIRST];

    /// The hash of what stands at each place, so that what is not meant is seldom looked at.
    private int[] hashes = new int[FIRST];

    private int size;

    TextSet(Function<T, String> text) {
        this.text = text;
    }

    int size() {
        return size;
    }

    @Nullable
    T find(String wanted) {
        return at(place(wanted, hash(wanted)));
    }

    /// Takes the place of what has the same text.
    void put(T thing) {
        var its = text.apply(thing);
        var hash = hash(its);
        var place = place(its, hash);
        if (slots[place] == null) {
            size++;
        }
        slots[place] = thing;
        hashes[place] = hash;
        if (size > slots.length / 4 * 3) {
            grow();
        }
    }

    void remove(String gone) {
        var free = place(gone, hash(gone));
        if (slots[free] == null) {
            return;
        }
        slots[free] = null;
        size--;
        // What stands behind it because its own place was taken moves up.
        for (var place = next(free); slots[place] != null; place = next(place)) {
            var moved = slots[place];
            slots[place] = null;
            settle(moved, hashes[place]);
        }
    }

    void forEach(Consumer<T> visitor) {
        for (var slot : slots) {
            if (slot != null) {
                visitor.accept(thing(slot));
            }
        }
    }

    private int hash(String of) {
        var hash = 0;
        for (var i = 0; i < of.length(); i++) {
            hash = hash * factor + of.charAt(i);
        }
        return hash ^ hash >>> 16;
    }

    private int place(String wanted, int hash) {
        var place = hash & slots.length - 1;
        while (true) {
            var there = at(place);
            if (there == null || hashes[place] == hash && text.apply(there).equals(wanted)) {
                return place;
            }
            place = next(place);
        }
    }

    private void settle(@Nullable Object thing, int hash) {
        var place = hash & slots.length - 1;
        while (slots[place] != null) {
            place = next(place);
        }
        slots[place] = thing;
        hashes[place] = hash;
    }

    private int next(int place) {
        return place + 1 & slots.length - 1;
    }

    private @Nullable T at(int place) {
        var slot = slots[place];
        return slot == null ? null : thing(slot);
    }

    @SuppressWarnings("unchecked") // only things are put
    private T thing(Object slot) {
        return (T) slot;
    }

    private void grow() {
        var before = slots;
        var its = hashes;
        slots = new Object[before.length * 2];
        hashes = new int[slots.length];
        for (var place = 0; place < before.length; place++) {
            if (before[place] != null) {
                settle(before[place], its[place]);
            }
        }
    }

    /// About how much memory it takes, without the things.
    long bytes() {
        return 32 + 8L * slots.length;
    }
}
