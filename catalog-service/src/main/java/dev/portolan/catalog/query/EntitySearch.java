package dev.portolan.catalog.query;

import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds entities of the current tenant. There are two ways, which find the same in the same order.
interface EntitySearch {
    /// @param from where to begin, which is not part of it; null for the beginning
    /// @param backwards whether the order is the opposite of what is asked
    record Span(@Nullable Place from, boolean backwards, int limit, int offset) {}

    /// @param counted whether all matches are counted; 0 otherwise
    Part part(Question question, Span span, boolean counted);

    /// Entities by their references, in no order.
    ///
    /// @param refs whole and in lower case
    List<StoredEntity> byRefs(List<String> refs, Optional<Predicate> predicate);

    /// Entities in some order, those without its fields last; without an order by their references.
    List<StoredEntity> ordered(Optional<Predicate> predicate, List<Order> orders, int limit, int offset);

    /// All entities, a thousand at a time; without an order by their ids.
    Iterator<List<StoredEntity>> all(Optional<Predicate> predicate, List<Order> orders);

    /// How many entities have each value of some paths.
    ///
    /// @param keys in lower case
    /// @return the values of each path as they were written, in their order
    List<FacetService.Counted> facets(List<String> keys, Optional<Predicate> predicate);

    /// @param total all matches, where they were counted
    record Part(List<Match> rows, long total) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    record Match(StoredEntity entity, Place place) {}
}
