package dev.portolan.catalog.entities;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.model.SearchTerm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SearchRepository {
    private final TenantDatabase database;

    SearchRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Writes the terms of entities that have none yet.
    void add(Map<UUID, List<SearchTerm>> byEntity) {
        var rows = new ArrayList<Row>();
        byEntity.forEach((id, terms) -> terms.forEach(term -> rows.add(new Row(id, term))));
        insert(rows);
    }

    /// Writes the difference between the terms that are there and those that should be.
    void sync(Map<UUID, List<SearchTerm>> byEntity) {
        if (byEntity.isEmpty()) {
            return;
        }
        var there = database
                .list(
                        Sql.of(
                                "select entity_id, key, value, original, smallest from search"
                                        + " where entity_id = any (?::uuid[])",
                                List.copyOf(byEntity.keySet())),
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                new SearchTerm(
                                        row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5))))
                .stream()
                .collect(Collectors.toCollection(HashSet::new));
        var wanted = new ArrayList<Row>();
        byEntity.forEach((id, terms) -> terms.forEach(term -> {
            var row = new Row(id, term);
            if (!there.remove(row)) {
                wanted.add(row);
            }
        }));
        delete(there);
        insert(wanted);
    }

    private void delete(Set<Row> rows) {
        if (!rows.isEmpty()) {
            var all = List.copyOf(rows);
            database.update(Sql.of(
                    "delete from search s using unnest(?::uuid[], ?::text[], ?::text[]) gone (id, key, value)"
                            + " where s.entity_id = gone.id and s.key = gone.key and s.value is not distinct from gone.value",
                    all.stream().map(Row::entity).toList(),
                    all.stream().map(row -> row.term().key()).toList(),
                    all.stream().map(row -> row.term().value()).collect(Collectors.toList())));
        }
    }

    private void insert(List<Row> rows) {
        if (!rows.isEmpty()) {
            // Each id once: it comes with some 45 rows.
            var ids = new LinkedHashMap<UUID, Integer>();
            rows.forEach(row -> ids.putIfAbsent(row.entity(), ids.size() + 1));
            database.update(Sql.of(
                    "insert into search (tenant_id, entity_id, key, value, original, smallest)"
                            + " select ?, (?::uuid[])[s.entity], s.key, s.value, s.original, s.smallest"
                            + " from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bool[])"
                            + " s (entity, key, value, original, smallest)",
                    database.tenant(),
                    List.copyOf(ids.keySet()),
                    rows.stream().map(row -> ids.get(row.entity())).toList(),
                    rows.stream().map(row -> row.term().key()).toList(),
                    rows.stream().map(row -> row.term().value()).collect(Collectors.toList()),
                    rows.stream().map(row -> row.term().original()).collect(Collectors.toList()),
                    rows.stream().map(row -> row.term().smallest()).toList()));
        }
    }

    private record Row(UUID entity, SearchTerm term) {}
}
