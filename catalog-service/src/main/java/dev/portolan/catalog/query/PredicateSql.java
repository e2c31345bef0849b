package dev.portolan.catalog.query;

import dev.portolan.catalog.database.Sql;
import java.util.List;

/// Makes SQL of predicates. Each condition is a set of entity ids out of one index of the search terms.
final class PredicateSql {
    private PredicateSql() {}

    /// @param id column that holds the entity's id
    static Sql of(Predicate predicate, String id) {
        return switch (predicate) {
            case Predicate.All(var parts) -> join(parts, " and ", "true", id);
            case Predicate.Any(var parts) -> any(parts, id);
            case Predicate.Not(var part) -> Sql.of("not ").add(of(part, id));
            case Predicate.Exists _, Predicate.In _, Predicate.Contains _, Predicate.Prefix _ ->
                Sql.of(id + " in (select s.entity_id from search s where ")
                        .add(term(predicate))
                        .add(")");
        };
    }

    // Alternatives that are single conditions share one look into the index.
    private static Sql any(List<Predicate> parts, String id) {
        var single = parts.size() > 1
                && parts.stream()
                        .noneMatch(part -> part instanceof Predicate.All
                                || part instanceof Predicate.Any
                                || part instanceof Predicate.Not);
        if (!single) {
            return join(parts, " or ", "false", id);
        }
        var sql = Sql.of(id + " in (select s.entity_id from search s where ");
        for (var i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : " or ").add("(").add(term(parts.get(i))).add(")");
        }
        return sql.add(")");
    }

    private static Sql term(Predicate condition) {
        return switch (condition) {
            case Predicate.Exists(var path) -> Sql.of("s.key = ?", path);
            case Predicate.In(var path, var values) -> in(path, values);
            case Predicate.Contains(var path, var values) -> in(path, values);
            case Predicate.Prefix(var path, var prefix) ->
                Sql.of(
                        "s.key = ? and s.value >= ? and s.value like ? escape '\\'",
                        path,
                        prefix,
                        escaped(prefix) + "%");
            case Predicate.All _, Predicate.Any _, Predicate.Not _ ->
                throw new IllegalArgumentException("not a single condition");
        };
    }

    private static Sql in(String path, List<String> values) {
        return values.size() == 1
                ? Sql.of("s.key = ? and s.value = ?", path, values.getFirst())
                : Sql.of("s.key = ? and s.value = any (?::text[])", path, values);
    }

    private static Sql join(List<Predicate> parts, String operator, String none, String id) {
        if (parts.isEmpty()) {
            return Sql.of(none);
        }
        var sql = Sql.of("(");
        for (var i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : operator).add(of(parts.get(i), id));
        }
        return sql.add(")");
    }

    /// A text in which `%`, `_` and `\` stand for themselves.
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
