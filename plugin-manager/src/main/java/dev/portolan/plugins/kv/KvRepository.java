package dev.portolan.plugins.kv;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements of the current transaction.
@ApplicationScoped
@TenantSql("insert ... on conflict do update, and sums that are kept by what a statement has changed")
class KvRepository {
    private static final String HOLD = """
            insert into kv_usage (tenant_id, installation) values (?, ?)
            on conflict (tenant_id, installation) do update set bytes = kv_usage.bytes returning bytes""";
    private static final String GET = """
            select key, value, expires_at from kv_entry
            where installation = ? and key = ? and (expires_at is null or expires_at > ?)""";
    private static final String LIST = """
            select key, value, expires_at from kv_entry
            where installation = ? and key > ? and starts_with(key, ?) and (expires_at is null or expires_at > ?)
            order by key limit ?""";
    private static final String SIZE = "select bytes from kv_entry where installation = ? and key = ?";
    private static final String PUT = """
            insert into kv_entry (tenant_id, installation, key, value, bytes, expires_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, installation, key) do update
            set value = excluded.value, bytes = excluded.bytes, expires_at = excluded.expires_at,
                changed_at = excluded.changed_at""";
    private static final String DELETE = """
            with gone as (delete from kv_entry where installation = ? and key = ? returning bytes)
            select coalesce(sum(bytes), 0) from gone""";
    private static final String SWEEP = """
            with gone as (delete from kv_entry where installation = ? and expires_at <= ? returning bytes)
            select coalesce(sum(bytes), 0) from gone""";
    private static final String USE = "update kv_usage set bytes = bytes + ? where installation = ?";

    private final AgroalDataSource database;
    private final CurrentTenant current;

    KvRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// Lets one change of an installation's entries in at a time, until the transaction ends.
    ///
    /// @return how many bytes it has, those of expired entries too
    long hold(UUID installation) {
        return number(HOLD, statement -> {
            statement.setObject(1, current.id().value());
            statement.setObject(2, installation);
        });
    }

    Optional<KvEntry> get(UUID installation, String key, Instant now) {
        return entries(GET, statement -> {
                    statement.setObject(1, installation);
                    statement.setString(2, key);
                    at(statement, 3, now);
                })
                .stream()
                .findFirst();
    }

    /// Those that begin so, after a key, in the order of their keys.
    List<KvEntry> list(UUID installation, String prefix, String after, Instant now, int most) {
        return entries(LIST, statement -> {
            statement.setObject(1, installation);
            statement.setString(2, after);
            statement.setString(3, prefix);
            at(statement, 4, now);
            statement.setInt(5, most);
        });
    }

    /// Bytes of an entry, also of one that has expired; 0 where there is none.
    long size(UUID installation, String key) {
        return number(SIZE, statement -> {
            statement.setObject(1, installation);
            statement.setString(2, key);
        });
    }

    void put(UUID installation, KvEntry entry, int bytes, Instant now) {
        change(PUT, statement -> {
            statement.setObject(1, current.id().value());
            statement.setObject(2, installation);
            statement.setString(3, entry.key());
            statement.setString(4, entry.value());
            statement.setInt(5, bytes);
            at(statement, 6, entry.expiresAt());
            at(statement, 7, now);
        });
    }

    /// @return how many bytes went
    long delete(UUID installation, String key) {
        return number(DELETE, statement -> {
            statement.setObject(1, installation);
            statement.setString(2, key);
        });
    }

    /// Deletes what has expired.
    ///
    /// @return how many bytes went
    long sweep(UUID installation, Instant now) {
        return number(SWEEP, statement -> {
            statement.setObject(1, installation);
            at(statement, 2, now);
        });
    }

    void use(UUID installation, long more) {
        change(USE, statement -> {
            statement.setLong(1, more);
            statement.setObject(2, installation);
        });
    }

    private static void at(PreparedStatement statement, int position, @Nullable Instant instant) throws SQLException {
        statement.setObject(position, instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    private List<KvEntry> entries(String sql, Parameters parameters) {
        return run(sql, statement -> {
            parameters.fill(statement);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<KvEntry>();
                while (rows.next()) {
                    all.add(entry(rows));
                }
                return all;
            }
        });
    }

    private static KvEntry entry(ResultSet row) throws SQLException {
        var expires = row.getObject(3, OffsetDateTime.class);
        return new KvEntry(row.getString(1), row.getString(2), expires == null ? null : expires.toInstant());
    }

    private long number(String sql, Parameters parameters) {
        return run(sql, statement -> {
            parameters.fill(statement);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    private void change(String sql, Parameters parameters) {
        var _ = run(sql, statement -> {
            parameters.fill(statement);
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what plugins remember cannot be reached", e);
        }
    }

    private interface Parameters {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
