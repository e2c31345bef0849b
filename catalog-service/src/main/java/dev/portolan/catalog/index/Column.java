package dev.portolan.catalog.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// All values of one path: which entities have which. Guarded by the index's lock.
final class Column {
    private final RoaringBitmap exists = new RoaringBitmap();
    private final RoaringBitmap valued = new RoaringBitmap();
    private final TextSet<Posting> byOriginal = new TextSet<>(posting -> posting.original);

    /// Of each value those that are written with upper case: one, and the others behind it.
    private final TextSet<Posting> mixedCase = new TextSet<>(posting -> posting.value);

    /// By ordinal: a posting, or several with the smallest first.
    private @Nullable Object[] values = new Object[64];

    private @Nullable Order order;
    private @Nullable Trigrams trigrams;
    private long bytes;

    /// When it was last used; of the index's own count.
    long used;

    /// @param original null where there is a value that can only be asked for by its existence
    void add(int ordinal, @Nullable String original) {
        exists.add(ordinal);
        if (original == null) {
            return;
        }
        valued.add(ordinal);
        var posting = posting(original);
        posting.add(ordinal);
        if (ordinal >= values.length) {
            values = Arrays.copyOf(values, Math.max(ordinal + 1, values.length * 2));
        }
        values[ordinal] = with(values[ordinal], posting);
        if (trigrams != null) {
            trigrams.add(posting.value, ordinal);
        }
        if (order != null) {
            order.stale(ordinal);
        }
    }

    private Posting posting(String original) {
        var there = byOriginal.find(original);
        if (there != null) {
            return there;
        }
        var posting = new Posting(original);
        byOriginal.put(posting);
        bytes += posting.bytes();
        if (!posting.value.equals(original)) {
            posting.next = mixedCase.find(posting.value);
            mixedCase.put(posting);
        }
        return posting;
    }

    private static Object with(@Nullable Object there, Posting posting) {
        return switch (there) {
            case null -> posting;
            case Posting one -> smallerFirst(one, posting);
            case Posting[] many -> {
                var more = Arrays.copyOf(many, many.length + 1);
                more[many.length] = posting;
                // As SearchTerm finds the smallest.
                if (posting.value.compareTo(many[0].value) < 0) {
                    more[many.length] = many[0];
                    more[0] = posting;
                }
                yield more;
            }
            default -> throw new IllegalStateException("neither one posting nor several");
        };
    }

    private static Posting[] smallerFirst(Posting one, Posting other) {
        return other.value.compareTo(one.value) < 0 ? new Posting[] {other, one} : new Posting[] {one, other};
    }

    void remove(int ordinal) {
        exists.remove(ordinal);
        valued.remove(ordinal);
        for (var posting : postings(ordinal)) {
            posting.remove(ordinal);
            if (trigrams != null) {
                trigrams.remove(posting.value, ordinal);
            }
            if (posting.isEmpty()) {
                forget(posting);
            }
        }
        if (ordinal < values.length && values[ordinal] != null) {
            values[ordinal] = null;
            if (order != null) {
                order.stale(ordinal);
            }
        }
    }

    private void forget(Posting posting) {
        byOriginal.remove(posting.original);
        bytes -= posting.bytes();
        var first = mixedCase.find(posting.value);
        if (first == posting) {
            mixedCase.remove(posting.value);
            if (posting.next != null) {
                mixedCase.put(posting.next);
            }
        } else {
            for (var before = first; before != null; before = before.next) {
                if (before.next == posting) {
                    before.next = posting.next;
                }
            }
        }
    }

    private Posting[] postings(int ordinal) {
        return switch (ordinal < values.length ? values[ordinal] : null) {
            case Posting one -> new Posting[] {one};
            case Posting[] many -> many;
            case null, default -> new Posting[0];
        };
    }

    /// The value that an entity is ordered by; null where it has none.
    @Nullable
    String smallest(int ordinal) {
        return switch (ordinal < values.length ? values[ordinal] : null) {
            case Posting one -> one.value;
            case Posting[] many -> many[0].value;
            case null, default -> null;
        };
    }

    RoaringBitmap exists() {
        return exists;
    }

    RoaringBitmap valued() {
        return valued;
    }

    /// The entities that have one of some values, in lower case.
    RoaringBitmap having(Collection<String> wanted) {
        if (wanted.size() == 1) {
            var value = wanted.iterator().next();
            var same = lowerCase(value);
            var mixed = mixedCase.find(value);
            if (same == null && mixed != null && mixed.next == null) {
                return mixed.entities();
            }
            if (same != null && mixed == null) {
                return same.entities();
            }
        }
        var sum = new RoaringBitmap();
        for (var value : wanted) {
            var same = lowerCase(value);
            if (same != null) {
                same.addTo(sum);
            }
            for (var mixed = mixedCase.find(value); mixed != null; mixed = mixed.next) {
                mixed.addTo(sum);
            }
        }
        return sum;
    }

    private @Nullable Posting lowerCase(String value) {
        var posting = byOriginal.find(value);
        return posting == null || !posting.value.equals(value) ? null : posting;
    }

    RoaringBitmap beginning(String prefix) {
        var sum = new RoaringBitmap();
        byOriginal.forEach(posting -> {
            if (posting.value.startsWith(prefix)) {
                posting.addTo(sum);
            }
        });
        return sum;
    }

    /// Those of some entities of which one value contains a text.
    RoaringBitmap containing(String text, RoaringBitmap within) {
        var candidates = trigrams == null ? null : trigrams.candidates(text);
        var found = new RoaringBitmap();
        var those = RoaringBitmap.and(candidates == null ? valued : candidates, within)
                .getIntIterator();
        while (those.hasNext()) {
            var ordinal = those.next();
            if (contains(ordinal, text)) {
                found.add(ordinal);
            }
        }
        return found;
    }

    private boolean contains(int ordinal, String text) {
        return switch (values[ordinal]) {
            case Posting one -> one.value.contains(text);
            case Posting[] many -> Arrays.stream(many).anyMatch(posting -> posting.value.contains(text));
            case null, default -> false;
        };
    }

    void forEach(Consumer<Posting> visitor) {
        byOriginal.forEach(visitor);
    }

    /// Null until it has been [made][#makeOrder], and again when it is no longer right.
    @Nullable
    Order order() {
        return order == null || order.isStale() ? null : order;
    }

    void makeOrder(IntOrder ids) {
        IntOrder byValue = (one, other) -> {
            var compared = CodePoints.ORDER.compare(String.valueOf(smallest(one)), String.valueOf(smallest(other)));
            return compared == 0 ? ids.compare(one, other) : compared;
        };
        order = order == null ? Order.of(valued, byValue) : order.renewed(valued, byValue);
    }

    boolean hasTrigrams() {
        return trigrams != null;
    }

    void makeTrigrams() {
        var made = new Trigrams();
        byOriginal.forEach(posting -> {
            var entities = posting.entities().getIntIterator();
            while (entities.hasNext()) {
                made.add(posting.value, entities.next());
            }
        });
        trigrams = made;
    }

    /// About how much memory it takes.
    long bytes() {
        return 1_000
                + bytes
                + byOriginal.bytes()
                + mixedCase.bytes()
                + 4L * values.length
                + exists.getLongSizeInBytes()
                + valued.getLongSizeInBytes()
                + (order == null ? 0 : order.bytes())
                + (trigrams == null ? 0 : trigrams.bytes());
    }
}
