package dev.portolan.plugins.notifications;

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

@ApplicationScoped
@CrossTenant("what is due is one queue for all tenants, so that none can hold the others up")
class DueRepository {
    private static final String DUE = """
            select id from (
                select id, due_at, row_number() over (partition by tenant_id order by due_at) as turn
                from %s
                where due_at <= ? and (claimed_until is null or claimed_until <= ?) and tenant_id <> all (?)) waiting
            where turn = 1
            order by due_at
            limit ?""";
    private static final String TAKE = """
            update %s set claimed_until = ?, attempts = attempts + 1
            where id = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
            returning tenant_id, %s, attempts""";
    private static final String SWEEP = """
            delete from notification where id in (
                select id from notification where at < ? and saved_at is null order by at limit 1000)""";

    private final AgroalDataSource database;
    private final InstantSource time;

    DueRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// What waits in a table.
    enum Queue {
        MAILS("notification_mailbox", "asked"),
        ERRANDS("notification_errand", "1");

        private final String table;
        private final String asked;

        Queue(String table, String asked) {
            this.table = table;
            this.asked = asked;
        }
    }

    /// What is due, of each tenant one.
    ///
    /// @param busy tenants of which this process does something already
    List<UUID> due(Queue queue, Collection<UUID> busy, int most) {
        return run(DUE.formatted(queue.table), (connection, statement) -> {
            var now = time.instant();
            at(statement, 1, now);
            at(statement, 2, now);
            statement.setArray(3, connection.createArrayOf("uuid", busy.toArray()));
            statement.setInt(4, most);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<UUID>();
                while (rows.next()) {
                    all.add(rows.getObject(1, UUID.class));
                }
                return all;
            }
        });
    }

    /// Claims one, if nobody else has.
    Optional<Claim> take(Queue queue, UUID id, Duration lease) {
        return run(TAKE.formatted(queue.table, queue.asked), (_, statement) -> {
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

    /// Forgets some of the notifications from before an instant.
    ///
    /// @return how many
    int sweep(Instant before) {
        return run(SWEEP, (_, statement) -> {
            at(statement, 1, before);
            return statement.executeUpdate();
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
