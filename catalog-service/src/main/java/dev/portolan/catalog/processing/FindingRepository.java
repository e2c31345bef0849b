package dev.portolan.catalog.processing;

import static dev.portolan.catalog.database.TenantDatabase.instant;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is wrong in sources.
@ApplicationScoped
class FindingRepository {
    private static final String ROWS = "select f.id, f.location_id, f.position, f.seen_at, f.body from finding f ";

    private final TenantDatabase database;

    FindingRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Those of some sources, each source's in the order of its files.
    List<Row> of(Collection<UUID> locations) {
        return first(locations, Integer.MAX_VALUE);
    }

    /// The first ones of some sources, each source's in the order of its files.
    ///
    /// @param each how many of one source at most
    List<Row> first(Collection<UUID> locations, int each) {
        return database.list(
                Sql.of(
                        ROWS + "where f.location_id = any (?::uuid[]) and f.position <= ?"
                                + " order by f.location_id, f.position",
                        List.copyOf(locations),
                        each),
                Row::of);
    }

    /// Newest first.
    ///
    /// @param source null for all of the tenant
    /// @param after the last row that has been shown; null at the beginning
    List<Listed> page(@Nullable UUID source, @Nullable Place after, int size) {
        var sql = Sql.of("select f.id, f.location_id, f.position, f.seen_at, f.body, s.target, s.type"
                + " from finding f join source s on s.location_id = f.location_id where true ");
        if (source != null) {
            sql.add("and f.location_id = ? ", source);
        }
        if (after != null) {
            sql.add("and (f.seen_at, f.id) < (?, ?) ", after.at(), after.id());
        }
        return database.list(
                sql.add("order by f.seen_at desc, f.id desc limit ?", size),
                row -> new Listed(Row.of(row), row.getString("target"), row.getString("type")));
    }

    /// Puts findings in the place of all that a source had.
    void replace(UUID location, List<Fresh> all) {
        database.update(Sql.of("delete from finding where location_id = ?", location));
        if (!all.isEmpty()) {
            database.update(Sql.of(
                    "insert into finding (tenant_id, location_id, id, seen_at, body, position)"
                            + " select ?, ?, f.id, f.seen_at, f.body, f.position"
                            + " from unnest(?::uuid[], ?::timestamptz[], ?::text[]) with ordinality"
                            + " f (id, seen_at, body, position)",
                    database.tenant(),
                    location,
                    all.stream().map(_ -> Ids.next()).toList(),
                    all.stream().map(fresh -> fresh.seenAt().toString()).toList(),
                    all.stream().map(Fresh::body).toList()));
        }
    }

    /// @param body JSON of a finding, without its time
    record Fresh(Instant seenAt, String body) {}

    record Place(Instant at, UUID id) {}

    record Row(UUID id, UUID location, Instant seenAt, String body) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getObject("location_id", UUID.class),
                    Objects.requireNonNull(instant(row, "seen_at")),
                    row.getString("body"));
        }
    }

    record Listed(Row row, String target, String type) {}
}
