package dev.portolan.catalog.query;

import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.EntitySearch.Match;
import dev.portolan.catalog.query.EntitySearch.Span;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Answers questions over all entities of the current tenant, a page at a time.
@ApplicationScoped
public class EntityQueryService {
    private final EntitySearch search;

    EntityQueryService(IndexSearch search) {
        this.search = search;
    }

    /// The first page.
    ///
    /// @param count whether the matches are counted; 0 otherwise
    EntityPage first(Question question, int limit, int offset, boolean count) {
        var part = search.part(question, new Span(null, false, limit + 1, offset), count);
        var rows = part.rows().subList(0, Math.min(limit, part.rows().size()));
        var next = part.rows().size() > limit && !rows.isEmpty()
                ? Optional.of(new PageCursor(
                        question, false, rows.getLast().place(), rows.getFirst().place(), part.total()))
                : Optional.<PageCursor>empty();
        return new EntityPage(entities(rows), part.total(), next, Optional.empty());
    }

    /// The page after, or before, a place.
    EntityPage turn(PageCursor cursor, int limit) {
        var question = cursor.question();
        var found = search.part(question, new Span(cursor.at(), cursor.backwards(), limit + 1, 0), false)
                .rows();
        var more = found.size() > limit;
        var rows = found.subList(0, Math.min(limit, found.size()));
        if (cursor.backwards()) {
            rows = rows.reversed();
        }
        if (rows.isEmpty()) {
            return new EntityPage(List.of(), cursor.totalItems(), Optional.empty(), Optional.empty());
        }
        var next = new PageCursor(question, false, rows.getLast().place(), cursor.first(), cursor.totalItems());
        var previous = new PageCursor(question, true, rows.getFirst().place(), cursor.first(), cursor.totalItems());
        return new EntityPage(
                entities(rows),
                cursor.totalItems(),
                more || cursor.backwards() ? Optional.of(next) : Optional.empty(),
                rows.getFirst().place().equals(cursor.first()) ? Optional.empty() : Optional.of(previous));
    }

    /// Entities by their references.
    ///
    /// @param refs whole and in lower case
    List<StoredEntity> byRefs(List<String> refs, Optional<Predicate> predicate) {
        return search.byRefs(refs, predicate);
    }

    /// Entities in some order, those without its fields last; without an order by their references.
    List<StoredEntity> ordered(Optional<Predicate> predicate, List<Order> orders, int limit, int offset) {
        return search.ordered(predicate, orders, limit, offset);
    }

    /// All entities, some at a time; without an order by their ids.
    Iterator<List<StoredEntity>> all(Optional<Predicate> predicate, List<Order> orders) {
        return search.all(predicate, orders);
    }

    private static List<StoredEntity> entities(List<Match> rows) {
        return rows.stream().map(Match::entity).toList();
    }

    /// @param totalItems all matches
    record EntityPage(
            List<StoredEntity> items, long totalItems, Optional<PageCursor> next, Optional<PageCursor> previous) {
        static final EntityPage NONE = new EntityPage(List.of(), 0, Optional.empty(), Optional.empty());

        EntityPage {
            items = Collections.unmodifiableList(items);
        }
    }
}
