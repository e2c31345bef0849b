package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Hands out what waits in tables with `tenant_id`, `due_at` and `claimed_until`.
@ApplicationScoped
@CrossTenant("what is due is one queue for all tenants, so that none can hold the others up")
public class DueQueue {
    private static final String DUE = """
            select tenant_id, id from (
                select tenant_id, %s as id, due_at,
                       row_number() over (partition by tenant_id order by due_at) as turn
                from %s
                where due_at <= ? and (claimed_until is null or claimed_until <= ?) and tenant_id <> all (?)) waiting
            where turn = 1
            order by due_at
            limit ?""";
    private static final String TAKE = """
            update %s set claimed_until = ?%s
            where %s = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
            returning tenant_id, %s""";

    private final AgroalDataSource database;
    private final InstantSource time;

    public DueQueue(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// A row that is due.
    ///
    /// @param id its key
    public record Due(TenantId tenant, UUID id) {}

    /// A table in which work waits.
    ///
    /// @param key column of the key, a UUID
    public record Waiting(String table, String key, Counting counting) {}

    /// Which columns of a table count.
    public enum Counting {
        NOTHING("", "0, 1"),
        /// `attempts`: how often it was taken.
        ATTEMPTS(", attempts = attempts + 1", "1, attempts"),
        /// `asked` as well: how often it was asked for.
        ASKED(", attempts = attempts + 1", "asked, attempts");

        private final String counted;
        private final String counts;

        Counting(String counted, String counts) {
            this.counted = counted;
            this.counts = counts;
        }
    }

    /// What is due, of each tenant one, those that have waited longest first.
    ///
    /// @param busy tenants of which nothing is wanted
    public List<Due> due(Waiting waiting, Collection<UUID> busy, int most) {
        return run(DUE.formatted(waiting.key, waiting.table), (connection, statement) -> {
            var now = time.instant();
            at(statement, 1, now);
            at(statement, 2, now);
            statement.setArray(3, connection.createArrayOf("uuid", busy.toArray()));
            statement.setInt(4, most);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<Due>();
                while (rows.next()) {
                    all.add(new Due(new TenantId(rows.getObject(1, UUID.class)), rows.getObject(2, UUID.class)));
                }
                return all;
            }
        });
    }

    /// Claims one, if nobody else has.
    public Optional<Claim> take(Waiting waiting, UUID id, Duration lease) {
        var sql = TAKE.formatted(waiting.table, waiting.counting.counted, waiting.key, waiting.counting.counts);
        return run(sql, (_, statement) -> {
            var now = time.instant();
            at(statement, 1, now.plus(lease));
            statement.setObject(2, id);
            at(statement, 3, now);
            at(statement, 4, now);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(
                                new TenantId(row.getObject(1, UUID.class)), id, row.getLong(2), row.getInt(3)))
                        : Optional.empty();
            }
        });
    }

    private static void at(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what is due cannot be reached", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
