package dev.portolan.catalog.query;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import dev.portolan.catalog.query.PageCursor.TextFilter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks PostgreSQL: for tenants too large for memory, within transactions, and wherever the index cannot answer.
@ApplicationScoped
class SqlSearch implements EntitySearch {
    private static final int BATCH = 1_000;

    private final TenantDatabase database;

    SqlSearch(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Part part(Question question, Span span, boolean counted) {
        return transaction(() -> new Part(rows(question, span), counted ? count(question) : 0));
    }

    private static <T> T transaction(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    @Override
    public List<StoredEntity> byRefs(List<String> refs, Optional<Predicate> predicate) {
        var sql = Sql.of(
                "select e.id, e.ref, e.body from entity e where e.body is not null and e.ref = any (?::text[])", refs);
        predicate.ifPresent(condition -> sql.add(" and ").add(PredicateSql.of(condition, "e.id")));
        return transaction(() -> database.list(sql, SqlSearch::entity));
    }

    @Override
    public List<StoredEntity> ordered(Optional<Predicate> predicate, List<Order> orders, int limit, int offset) {
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
        return transaction(() -> database.list(sql, SqlSearch::entity));
    }

    @Override
    public Iterator<List<StoredEntity>> all(Optional<Predicate> predicate, List<Order> orders) {
        return new Batches(
                (number, last) ->
                        orders.isEmpty() ? batch(predicate, last) : ordered(predicate, orders, BATCH, number * BATCH),
                BATCH);
    }

    private List<StoredEntity> batch(Optional<Predicate> predicate, Optional<UUID> after) {
        var question = new Question(predicate, null, Optional.empty(), Optional.empty());
        var from = after.map(id -> new Place(null, id)).orElse(null);
        return transaction(() -> rows(question, new Span(from, false, BATCH, 0)).stream()
                .map(Match::entity)
                .toList());
    }

    @Override
    public List<FacetService.Counted> facets(List<String> keys, Optional<Predicate> predicate) {
        var sql = Sql.of(
                "select f.key, f.original, count(*) from search f where f.key = any (?::text[]) and f.original is not null",
                keys);
        predicate.ifPresent(condition -> sql.add(" and ").add(PredicateSql.of(condition, "f.entity_id")));
        sql.add(" group by f.key, f.original order by f.key, f.original");
        var found = transaction(() -> database.list(
                sql, row -> Map.entry(row.getString(1), new FacetService.Count(row.getString(2), row.getLong(3)))));
        var byKey = found.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return keys.stream()
                .map(key -> new FacetService.Counted(key, byKey.getOrDefault(key, List.of())))
                .toList();
    }

    private long count(Question question) {
        var sql = Sql.of("select count(*) from ").add(matching(question));
        return database.list(sql, row -> row.getLong(1)).getFirst();
    }

    private List<Match> rows(Question question, Span span) {
        var from = span.from();
        var ordered = question.order().isPresent();
        var ascending = question.order().map(order -> !order.descending()).orElse(true) != span.backwards();
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
        sql.add(" limit ? offset ?", span.limit(), span.offset());
        return database.list(sql, row -> {
            var entity = entity(row);
            return new Match(entity, new Place(ordered ? row.getString(4) : null, entity.id()));
        });
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
        return Sql.of(
                "e.id in (select s.entity_id from search s where s.key = any (?::text[]) and s.value like ? escape '\\')",
                text.fieldsOr(order),
                "%" + PredicateSql.escaped(text.term()) + "%");
    }

    private static StoredEntity entity(ResultSet row) throws SQLException {
        return new StoredEntity(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3));
    }

    /// Asks for the next batch until one is not full.
    private static final class Batches implements Iterator<List<StoredEntity>> {
        private final Source source;
        private final int size;
        private List<StoredEntity> next;
        private int number;

        Batches(Source source, int size) {
            this.source = source;
            this.size = size;
            this.next = source.batch(0, Optional.empty());
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<StoredEntity> next() {
            var batch = next;
            if (batch.isEmpty()) {
                throw new NoSuchElementException();
            }
            number++;
            next = batch.size() < size
                    ? List.of()
                    : source.batch(number, Optional.of(batch.getLast().id()));
            return batch;
        }

        interface Source {
            List<StoredEntity> batch(int number, Optional<UUID> last);
        }
    }
}
