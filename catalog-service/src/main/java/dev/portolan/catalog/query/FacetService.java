package dev.portolan.catalog.query;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Counts the values that entities have.
@ApplicationScoped
@Transactional
public class FacetService {
    private final TenantDatabase database;

    FacetService(TenantDatabase database) {
        this.database = database;
    }

    /// @param facets paths, in any case
    /// @return the values of each path as they were written, in their order, with the number of entities
    ///     that have them
    Map<String, List<Count>> count(List<String> facets, Optional<Predicate> predicate) {
        var keys = facets.stream().map(FacetService::lower).distinct().toList();
        var sql = Sql.of(
                "select f.key, f.original, count(*) from search f where f.key = any (?::text[]) and f.original is not null",
                keys);
        predicate.ifPresent(condition -> sql.add(" and ").add(PredicateSql.of(condition, "f.entity_id")));
        sql.add(" group by f.key, f.original order by f.key, f.original");
        var byKey =
                database
                        .list(sql, row -> Map.entry(row.getString(1), new Count(row.getString(2), row.getLong(3))))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var result = new LinkedHashMap<String, List<Count>>();
        facets.forEach(facet -> result.put(facet, byKey.getOrDefault(lower(facet), List.of())));
        return result;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// @param count entities that have the value
    record Count(String value, long count) {}
}
