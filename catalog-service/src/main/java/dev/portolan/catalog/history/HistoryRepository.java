package dev.portolan.catalog.history;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The present version of an entity has no body of its own: it gets what the entity was when the next one comes. So
/// an entity that never changes costs one short row.
@ApplicationScoped
class HistoryRepository {
    private static final String APPEND = """
            with fresh as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    f (ref, operation, cause, etag, differences, before)),
            former as (
                update history h set latest = false, body = coalesce(decode(f.before, 'base64'), h.body)
                from fresh f where h.tenant_id = ? and h.ref = f.ref and h.latest
                returning h.ref, h.version)
            insert into history (tenant_id, ref, version, at, operation, cause, etag, differences, latest)
            select ?, f.ref, coalesce(o.version, 0) + 1, ?, f.operation, f.cause, f.etag, f.differences, true
            from fresh f left join former o on o.ref = f.ref
            returning ref, version""";
    private static final String COLUMNS = "version, at, operation, cause, etag, differences";

    private final TenantDatabase database;

    HistoryRepository(TenantDatabase database) {
        this.database = database;
    }

    /// @param all each of another entity
    List<Written> append(List<Entry> all, Instant at) {
        return database.list(
                Sql.of(
                        APPEND,
                        column(all, Entry::ref),
                        column(all, Entry::operation),
                        column(all, Entry::cause),
                        column(all, Entry::etag),
                        column(all, Entry::differences),
                        column(all, Entry::before),
                        database.tenant(),
                        database.tenant(),
                        at),
                row -> new Written(row.getString(1), row.getInt(2)));
    }

    private static List<@Nullable String> column(List<Entry> all, Function<Entry, @Nullable String> part) {
        var values = new ArrayList<@Nullable String>(all.size());
        all.forEach(entry -> values.add(part.apply(entry)));
        return values;
    }

    /// Forgets the first versions of some entities.
    ///
    /// @param last the last ones to be forgotten
    void forget(Collection<Written> last) {
        database.update(Sql.of(
                "delete from history h using unnest(?::text[], ?::int[]) f (ref, version)"
                        + " where h.tenant_id = ? and h.ref = f.ref and h.version <= f.version",
                last.stream().map(Written::ref).toList(),
                last.stream().map(one -> String.valueOf(one.version())).toList(),
                database.tenant()));
    }

    /// Versions before another one, the newest first.
    List<Version> before(String ref, int version, int size) {
        return database.list(
                Sql.of(
                        "select " + COLUMNS + " from history where tenant_id = ? and ref = ? and version < ?"
                                + " order by version desc limit ?",
                        database.tenant(),
                        ref,
                        version,
                        size),
                HistoryRepository::version);
    }

    Optional<Stored> one(String ref, int version) {
        return database
                .list(
                        Sql.of(
                                "select " + COLUMNS + ", body, latest from history"
                                        + " where tenant_id = ? and ref = ? and version = ?",
                                database.tenant(),
                                ref,
                                version),
                        row -> new Stored(version(row), row.getBytes("body"), row.getBoolean("latest")))
                .stream()
                .findFirst();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                Objects.requireNonNull(TenantDatabase.instant(row, "at")),
                row.getString("operation"),
                row.getString("cause"),
                row.getString("etag"),
                row.getString("differences"));
    }

    record Written(String ref, int version) {}

    /// @param body gzip of the JSON; null while it is the present one, and for a deletion
    /// @param latest whether no other version has come since
    record Stored(Version version, byte @Nullable [] body, boolean latest) {}
}
