package dev.portolan.catalog.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The entities of one tenant, and as many of their values as questions have asked for so far. Read and changed within
/// its lock only; but anybody may say at any time that an entity has changed.
final class TenantIndex {
    static final int BYTES_AN_ENTITY = 600;
    private static final int SMALL = 2_000_000;
    private static final int MOST_COLUMNS = 500;

    final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Entries entries = new Entries();
    private final Map<String, Column> columns = new HashMap<>();
    private @Nullable Order ids;
    private @Nullable Order references;
    private volatile boolean filled;
    private volatile boolean broken;
    private long uses;

    private boolean grown;

    /// When it was last used, for whoever keeps several.
    volatile long used;

    /// About how much memory it takes, in bytes.
    volatile long size;

    /// Says that an entity is new, different or gone. What it is now, the next question finds out.
    void changed(String ref) {
        changed.add(ref);
    }

    boolean isChanged(String ref) {
        return changed.contains(ref);
    }

    boolean isFilled() {
        return filled;
    }

    /// Says that it was left half done: nobody may ask it any more.
    void spoil() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    /// How many entities are to be looked at again.
    int behind() {
        return changed.size();
    }

    /// Whether a question can be answered as it is.
    boolean ready(Needs needs) {
        if (broken || !filled || !changed.isEmpty() || !right(ids) || needs.references() && !right(references)) {
            return false;
        }
        for (var key : needs.keys()) {
            if (!columns.containsKey(key)) {
                return false;
            }
        }
        for (var key : needs.orders()) {
            var column = columns.get(key);
            if (column == null || column.order() == null) {
                return false;
            }
        }
        for (var key : needs.texts()) {
            var column = columns.get(key);
            if (column == null || !column.hasTrigrams()) {
                return false;
            }
        }
        return true;
    }

    private static boolean right(@Nullable Order order) {
        return order != null && !order.isStale();
    }

    /// @param all in the order of their ids
    void fill(List<Entry> all) {
        all.forEach(entries::add);
        filled = true;
        grown = true;
    }

    /// The references that have been said to have changed, and are taken back by it.
    Set<String> takeChanged() {
        var taken = Set.copyOf(changed);
        changed.removeAll(taken);
        return taken;
    }

    /// Puts an entity in the place of what its reference was, without values.
    ///
    /// @param now null where it is gone
    /// @return whether it is not what it was, so that its values must be [added][#add]
    boolean replace(String ref, @Nullable Entry now) {
        var before = entries.find(ref);
        if (before >= 0 && now != null && entries.entry(before).equals(now)) {
            return false;
        }
        if (before >= 0) {
            columns.values().forEach(column -> column.remove(before));
            if (now != null && entries.entry(before).id().equals(now.id())) {
                entries.renew(before, now);
                return true;
            }
            entries.remove(before);
            stale(before);
        }
        if (now != null) {
            stale(entries.add(now));
        }
        return now != null;
    }

    private void stale(int ordinal) {
        if (ids != null) {
            ids.stale(ordinal);
        }
        if (references != null) {
            references.stale(ordinal);
        }
    }

    Set<String> loaded() {
        return Set.copyOf(columns.keySet());
    }

    Set<String> missing(Needs needs) {
        var missing = new HashSet<>(needs.columns());
        missing.removeAll(columns.keySet());
        return missing;
    }

    /// Makes room for the values of some paths, to be [added][#add].
    void open(Collection<String> keys) {
        keys.forEach(key -> columns.put(key, new Column()));
        grown = true;
    }

    /// Adds a value. An entity that is unknown has been said to be new, or will be.
    void add(UUID id, String key, @Nullable String original) {
        var ordinal = ordinal(id);
        var column = columns.get(key);
        if (ordinal >= 0 && column != null) {
            column.add(ordinal, original);
        }
    }

    private int ordinal(UUID id) {
        var order = ids();
        var place = order.first(ordinal -> entries.compareId(ordinal, id) >= 0);
        return place < order.size() && entries.compareId(order.at(place), id) == 0 ? order.at(place) : -1;
    }

    /// Puts in order what a question needs in order.
    void arrange(Needs needs) {
        var _ = ids();
        if (needs.references() && !right(references)) {
            references = references == null
                    ? Order.of(entries.all(), entries::compareRefs)
                    : references.renewed(entries.all(), entries::compareRefs);
        }
        uses++;
        needs.columns().forEach(key -> column(key).used = uses);
        needs.orders().stream()
                .map(this::column)
                .filter(column -> column.order() == null)
                .forEach(column -> column.makeOrder(entries::compareIds));
        needs.texts().stream()
                .map(this::column)
                .filter(column -> !column.hasTrigrams())
                .forEach(column -> {
                    column.makeTrigrams();
                    grown = true;
                });
    }

    private Order ids() {
        if (ids == null) {
            ids = Order.of(entries.all(), entries::compareIds);
        } else if (ids.isStale()) {
            ids = ids.renewed(entries.all(), entries::compareIds);
        }
        return ids;
    }

    /// Forgets the values that were not asked for the longest, until those that remain fit; but none of a question.
    void shrink(Needs needs) {
        if (!grown) {
            return;
        }
        grown = false;
        var room = SMALL + (long) BYTES_AN_ENTITY * entries.size();
        var keep = needs.columns();
        while (columns.size() > MOST_COLUMNS || bytes() > room) {
            var oldest = columns.entrySet().stream()
                    .filter(column -> !keep.contains(column.getKey()))
                    .min((one, other) -> Long.compare(one.getValue().used, other.getValue().used));
            if (oldest.isEmpty()) {
                break;
            }
            columns.remove(oldest.get().getKey());
        }
        size = bytes();
    }

    private long bytes() {
        return entries.bytes()
                + (ids == null ? 0 : ids.bytes())
                + (references == null ? 0 : references.bytes())
                + columns.values().stream().mapToLong(Column::bytes).sum();
    }

    Column column(String key) {
        var column = columns.get(key);
        if (column == null) {
            throw new IllegalStateException("not among the needs: " + key);
        }
        return column;
    }

    Entries entries() {
        return entries;
    }

    Order byId() {
        return ids();
    }

    Order byRef() {
        if (references == null) {
            throw new IllegalStateException("not arranged");
        }
        return references;
    }
}
