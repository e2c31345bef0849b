package dev.portolan.catalog.index;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Things that each are found by a text of theirs. An array of them and nothing else: a map takes some 30 bytes more
/// for
/// each of hundreds of thousands.
final class TextSet<T> {
    private static final int FIRST = 16;

    private final Function<T, String> text;

    /// Known to nobody, so that nobody can make up many texts that all belong in one place.
    private final int factor = new SecureRandom().nextInt() | 1;

    /// A thing stands at the place that its text's hash says, or at the first one free after that; never full.
    private @Nullable Object[] slots = new Object[FIRST];

    private int size;

    TextSet(Function<T, String> text) {
        this.text = text;
    }

    int size() {
        return size;
    }

    @Nullable
    T find(String wanted) {
        return at(place(wanted));
    }

    /// Takes the place of what has the same text.
    void put(T thing) {
        var place = place(text.apply(thing));
        if (slots[place] == null) {
            size++;
        }
        slots[place] = thing;
        if (size > slots.length / 4 * 3) {
            grow();
        }
    }

    void remove(String gone) {
        var free = place(gone);
        if (slots[free] == null) {
            return;
        }
        slots[free] = null;
        size--;
        // What stands behind it because its own place was taken moves up.
        for (var place = next(free); slots[place] != null; place = next(place)) {
            var moved = slots[place];
            slots[place] = null;
            slots[place(text.apply(thing(moved)))] = moved;
        }
    }

    void forEach(Consumer<T> visitor) {
        for (var slot : slots) {
            if (slot != null) {
                visitor.accept(thing(slot));
            }
        }
    }

    private int place(String wanted) {
        var hash = 0;
        for (var i = 0; i < wanted.length(); i++) {
            hash = hash * factor + wanted.charAt(i);
        }
        var place = (hash ^ hash >>> 16) & slots.length - 1;
        while (true) {
            var there = at(place);
            if (there == null || text.apply(there).equals(wanted)) {
                return place;
            }
            place = next(place);
        }
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
        slots = new Object[before.length * 2];
        Arrays.stream(before).filter(Objects::nonNull).forEach(slot -> slots[place(text.apply(thing(slot)))] = slot);
    }

    /// About how much memory it takes, without the things.
    long bytes() {
        return 16 + 4L * slots.length;
    }
}
