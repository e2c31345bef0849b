package dev.portolan.catalog.entities;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.model.Relation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Relations between entities, and the edges by which locations lead to them.
@ApplicationScoped
class EdgeRepository {
    private final TenantDatabase database;

    EdgeRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Puts the relations that some entities emit in the place of those they emitted before.
    ///
    /// @return references of all entities that are touched
    Set<String> replaceRelations(Map<UUID, ? extends Collection<Relation>> byOrigin) {
        var touched = new HashSet<String>();
        if (byOrigin.isEmpty()) {
            return touched;
        }
        touched.addAll(deleteRelations(byOrigin.keySet()));
        var rows = byOrigin.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(relation -> Map.entry(entry.getKey(), relation)))
                .toList();
        if (!rows.isEmpty()) {
            database.update(Sql.of(
                    "insert into relation (tenant_id, origin, source_ref, type, target_ref)"
                            + " select ?, r.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) r",
                    database.tenant(),
                    rows.stream().map(Map.Entry::getKey).toList(),
                    rows.stream().map(row -> row.getValue().source()).toList(),
                    rows.stream().map(row -> row.getValue().type()).toList(),
                    rows.stream().map(row -> row.getValue().target()).toList()));
            rows.forEach(row -> touched.add(row.getValue().source()));
        }
        return touched;
    }

    /// @return references of all entities that are touched
    Set<String> deleteRelations(Collection<UUID> origins) {
        return new HashSet<>(database.list(
                Sql.of(
                        "delete from relation where origin = any (?::uuid[]) returning source_ref",
                        List.copyOf(origins)),
                row -> row.getString(1)));
    }

    /// Relations that start at any of some entities, each once, ordered by type and target.
    List<Relation> relationsFrom(Collection<String> refs) {
        return database.list(
                Sql.of(
                        "select source_ref, type, target_ref from relation where source_ref = any (?::text[])"
                                + " union select source_ref, type, target_ref from overlay_relation"
                                + " where source_ref = any (?::text[]) order by source_ref, type, target_ref",
                        List.copyOf(refs),
                        List.copyOf(refs)),
                row -> new Relation(row.getString(1), row.getString(2), row.getString(3)));
    }

    /// Whether a location is still registered; if so, it stays until the transaction ends.
    boolean stands(UUID location) {
        return !database.list(
                        Sql.of("select id from location where id = ? for key share", location), row -> row.getObject(1))
                .isEmpty();
    }

    void emit(UUID location, Collection<Edge> edges) {
        var all = List.copyOf(edges);
        if (!all.isEmpty()) {
            database.update(Sql.of(
                    "insert into emission (tenant_id, location_id, parent_ref, ref, file)"
                            + " select ?, ?, e.* from unnest(?::text[], ?::text[], ?::text[]) e"
                            + " on conflict (tenant_id, location_id, parent_ref, ref) do update set file = excluded.file",
                    database.tenant(),
                    location,
                    all.stream().map(Edge::parent).toList(),
                    all.stream().map(Edge::ref).toList(),
                    all.stream().map(Edge::file).toList()));
        }
    }

    void withdraw(UUID location, Collection<Edge> edges) {
        var all = List.copyOf(edges);
        database.update(Sql.of(
                "delete from emission e using unnest(?::text[], ?::text[]) gone (parent, ref)"
                        + " where e.location_id = ? and e.parent_ref = gone.parent and e.ref = gone.ref",
                all.stream().map(Edge::parent).toList(),
                all.stream().map(Edge::ref).toList(),
                location));
    }

    void withdrawTo(Collection<String> refs) {
        database.update(Sql.of("delete from emission where ref = any (?::text[])", List.copyOf(refs)));
    }

    List<Edge> of(UUID location) {
        return edges(Sql.of("where location_id = ?", location));
    }

    List<Edge> to(Collection<String> refs) {
        return edges(Sql.of("where ref = any (?::text[])", List.copyOf(refs)));
    }

    /// The edges that lead to an entity and, upwards, to its parents, at most so many; none that leads from an entity
    /// to
    /// itself.
    List<Edge> above(String ref, int most) {
        return database.list(
                Sql.of(
                        "with recursive up (location_id, parent_ref, ref, file) as ("
                                + "select location_id, parent_ref, ref, file from emission where ref = ?"
                                + " union"
                                + " select e.location_id, e.parent_ref, e.ref, e.file from emission e, up"
                                + " where e.ref = up.parent_ref and up.parent_ref <> up.ref)"
                                + " select location_id, parent_ref, ref, file from up where parent_ref <> ref limit ?",
                        ref,
                        most),
                EdgeRepository::edge);
    }

    private List<Edge> edges(Sql where) {
        return database.list(
                Sql.of("select location_id, parent_ref, ref, file from emission ")
                        .add(where),
                EdgeRepository::edge);
    }

    private static Edge edge(ResultSet row) throws SQLException {
        return new Edge(
                row.getObject("location_id", UUID.class),
                row.getString("parent_ref"),
                row.getString("ref"),
                row.getString("file"));
    }

    /// A location leads to an entity.
    ///
    /// @param parent the Location entity on the way; the entity itself at the root
    record Edge(UUID location, String parent, String ref, String file) {}
}
