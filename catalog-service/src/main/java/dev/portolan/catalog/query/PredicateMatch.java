package dev.portolan.catalog.query;

import dev.portolan.catalog.index.EntityIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/// Makes sets of entities of predicates. What it returns is not to be changed: it may be the index's own.
final class PredicateMatch {
    private PredicateMatch() {}

    /// The paths that it is about.
    static Set<String> keys(Optional<Predicate> predicate) {
        var keys = new HashSet<String>();
        predicate.ifPresent(condition -> collect(condition, keys));
        return keys;
    }

    private static void collect(Predicate predicate, Set<String> keys) {
        switch (predicate) {
            case Predicate.All(var parts) -> parts.forEach(part -> collect(part, keys));
            case Predicate.Any(var parts) -> parts.forEach(part -> collect(part, keys));
            case Predicate.Not(var part) -> collect(part, keys);
            case Predicate.Exists(var path) -> keys.add(path);
            case Predicate.In(var path, var _) -> keys.add(path);
            case Predicate.Contains(var path, var _) -> keys.add(path);
            case Predicate.Prefix(var path, var _) -> keys.add(path);
        }
    }

    static RoaringBitmap of(Optional<Predicate> predicate, EntityIndex view) {
        return predicate.map(condition -> of(condition, view)).orElseGet(view::all);
    }

    private static RoaringBitmap of(Predicate predicate, EntityIndex view) {
        return switch (predicate) {
            case Predicate.All(var parts) -> all(parts, view);
            case Predicate.Any(var parts) ->
                parts.size() == 1
                        ? of(parts.getFirst(), view)
                        : parts.stream()
                                .map(part -> of(part, view))
                                .reduce(new RoaringBitmap(), (one, other) -> RoaringBitmap.or(one, other));
            case Predicate.Not(var part) -> RoaringBitmap.andNot(view.all(), of(part, view));
            case Predicate.Exists(var path) -> view.exists(path);
            case Predicate.In(var path, var values) -> view.having(path, values);
            case Predicate.Contains(var path, var values) -> view.having(path, values);
            case Predicate.Prefix(var path, var prefix) -> view.beginning(path, prefix);
        };
    }

    private static RoaringBitmap all(List<Predicate> parts, EntityIndex view) {
        return parts.stream()
                .map(part -> of(part, view))
                .reduce((one, other) -> RoaringBitmap.and(one, other))
                .orElseGet(view::all);
    }
}
