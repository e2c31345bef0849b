package dev.portolan.catalog.query;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import dev.portolan.catalog.query.PageCursor.TextFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers questions over all entities of the current tenant, a page at a time.
@ApplicationScoped
@Transactional
public class EntityQueryService {
    private final TenantDatabase database;

    EntityQueryService(TenantDatabase database) {
        this.database = database;
    }

    /// The first page.
    ///
    /// @param count whether the matches are counted; 0 otherwise
    EntityPage first(Question question, int limit, int offset, boolean count) {
        var total = count ? count(question) : 0;
        var found = rows(question, null, false, limit + 1, offset);
        var rows = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit && !rows.isEmpty()
                ? Optional.of(new PageCursor(
                        question, false, rows.getLast().place(), rows.getFirst().place(), total))
                : Optional.<PageCursor>empty();
        return new EntityPage(entities(rows), total, next, Optional.empty());
    }

    /// The page after, or before, a place.
    EntityPage turn(PageCursor cursor, int limit) {
        var question = cursor.question();
        var found = rows(question, cursor.at(), cursor.backwards(), limit + 1, 0);
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
        var sql = Sql.of(
                "select e.id, e.ref, e.body from entity e where e.body is not null and e.ref = any (?::text[])", refs);
        predicate.ifPresent(condition -> sql.add(" and ").add(PredicateSql.of(condition, "e.id")));
        return database.list(
                sql, row -> new StoredEntity(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    /// Entities in the order of their ids.
    List<StoredEntity> batch(Optional<Predicate> predicate, @Nullable UUID after, int size) {
        var question = new Question(predicate, null, Optional.empty(), Optional.empty());
        return entities(rows(question, after == null ? null : new Place(null, after), false, size, 0));
    }

    /// Entities in some order, those without its fields last; without an order by their references.
    List<StoredEntity> ordered(Optional<Predicate> predicate, List<Order> orders, int limit, int offset) {
        var sql = Sql.of("select e.id, e.ref, e.body from entity e");
        for (var i = 0; i < orders.size(); i++) {
            var alias = "o" + i;
            sql.add(
                    " left join search " + alias + " on " + alias + ".entity_id = e.id and " + alias + ".smallest and "
                            + alias + ".key = ?",
                    orders.get(i).field());
        }
        sql.add(" where e.body is not null");
        predicate.ifPresent(condition -> sql.add(" and ").add(PredicateSql.of(condition, "e.id")));
        sql.add(" order by ");
        for (var i = 0; i < orders.size(); i++) {
            sql.add("o" + i + ".value " + (orders.get(i).descending() ? "desc" : "asc") + " nulls last, ");
        }
        sql.add(orders.isEmpty() ? "e.ref" : "e.id").add(" limit ? offset ?", limit, offset);
        return database.list(
                sql, row -> new StoredEntity(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    private long count(Question question) {
        var sql = Sql.of("select count(*) from ").add(matching(question));
        return database.list(sql, row -> row.getLong(1)).getFirst();
    }

    private List<Row> rows(Question question, @Nullable Place from, boolean backwards, int limit, int offset) {
        var ordered = question.order().isPresent();
        var ascending = question.order().map(order -> !order.descending()).orElse(true) != backwards;
        var sql = Sql.of("select e.id, e.ref, e.body" + (ordered ? ", o.value" : "") + " from ")
                .add(matching(question));
        if (from != null) {
            var comparison = ascending ? ">" : "<";
            sql.add(
                    ordered
                            ? " and (o.value, o.entity_id) " + comparison + " (?, ?)"
                            : " and e.id " + comparison + " ?",
                    ordered ? new Object[] {from.value(), from.id()} : new Object[] {from.id()});
        }
        var direction = ascending ? "asc" : "desc";
        sql.add(" order by " + (ordered ? "o.value " + direction + ", o.entity_id " : "e.id ") + direction);
        sql.add(" limit ? offset ?", limit, offset);
        return database.list(sql, row -> Row.of(row, ordered));
    }

    private static Sql matching(Question question) {
        var sql = question.order()
                .map(order -> Sql.of(
                        "search o join entity e on e.id = o.entity_id where o.key = ? and o.smallest", order.field()))
                .orElseGet(() -> Sql.of("entity e where e.body is not null"));
        question.predicate().ifPresent(predicate -> sql.add(" and ").add(PredicateSql.of(predicate, "e.id")));
        question.text().ifPresent(text -> sql.add(" and ").add(contains(text, question.order())));
        return sql;
    }

    private static Sql contains(TextFilter text, Optional<Order> order) {
        var fields = text.fields().isEmpty() ? List.of(order.map(Order::field).orElse("metadata.uid")) : text.fields();
        return Sql.of(
                "e.id in (select s.entity_id from search s where s.key = any (?::text[]) and s.value like ? escape '\\')",
                fields,
                "%" + PredicateSql.escaped(text.term()) + "%");
    }

    private static List<StoredEntity> entities(List<Row> rows) {
        return rows.stream().map(Row::entity).toList();
    }

    private record Row(StoredEntity entity, Place place) {
        static Row of(ResultSet row, boolean ordered) throws SQLException {
            var id = row.getObject(1, UUID.class);
            return new Row(
                    new StoredEntity(id, row.getString(2), row.getString(3)),
                    new Place(ordered ? row.getString(4) : null, id));
        }
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
