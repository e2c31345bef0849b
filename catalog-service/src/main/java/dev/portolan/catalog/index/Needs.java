package dev.portolan.catalog.index;

import java.util.HashSet;
import java.util.Set;

/// What an index must hold to answer a question; all in lower case.
///
/// @param keys paths whose values are compared
/// @param orders paths that entities are ordered by
/// @param texts paths whose values are looked through
/// @param references whether entities are ordered by their references
public record Needs(Set<String> keys, Set<String> orders, Set<String> texts, boolean references) {
    private static final int MOST = 100;

    public static final Needs NONE = new Needs(Set.of(), Set.of(), Set.of(), false);

    public Needs {
        keys = Set.copyOf(keys);
        orders = Set.copyOf(orders);
        texts = Set.copyOf(texts);
    }

    public static Needs keys(Set<String> keys) {
        return new Needs(keys, Set.of(), Set.of(), false);
    }

    Set<String> columns() {
        var all = new HashSet<>(keys);
        all.addAll(orders);
        all.addAll(texts);
        return all;
    }

    /// Whether so many columns are asked for that one look into the database is cheaper.
    boolean tooMany() {
        return keys.size() + orders.size() + texts.size() > MOST;
    }
}
