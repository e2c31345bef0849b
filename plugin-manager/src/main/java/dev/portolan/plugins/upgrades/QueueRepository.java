package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.plugins.upgrades.DueWork.Due;
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
class QueueRepository {
    private static final String DUE = """
            select tenant_id, installation from (
                select tenant_id, installation, due_at,
                       row_number() over (partition by tenant_id order by due_at) as turn
                from %s
                where due_at <= ? and (claimed_until is null or claimed_until <= ?) and tenant_id <> all (?)) waiting
            where turn = 1
            order by due_at
            limit ?""";
    private static final String TAKE_CHECK = """
            update update_check set claimed_until = ?, attempts = attempts + 1
            where installation = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
            returning tenant_id, asked, attempts""";
    private static final String TAKE_WATCH = """
            update upgrade_watch set claimed_until = ?
            where installation = ? and due_at <= ? and (claimed_until is null or claimed_until <= ?)
            returning tenant_id, 0, 1""";
    // What this database does not know (it was brought back from a backup) says nothing here.
    private static final String HEAR = """
            insert into release_wave (digest, said_at, wanted_at)
            select digest, ?, ? from release where digest = ?
            on conflict (digest) do update
            set said_at = excluded.said_at,
                wanted_at = greatest(release_wave.wanted_at + interval '1 microsecond', excluded.wanted_at)
            where release_wave.said_at is null or release_wave.said_at < excluded.said_at""";
    // One statement, and so one transaction: a release is marked as told with its followers being told.
    private static final String SPREAD = """
            with wave as (
                update release_wave set spread_at = wanted_at
                where digest = (
                    select digest from release_wave
                    where (spread_at is null or spread_at < wanted_at) and coalesce(said_at, wanted_at) <= ?
                    order by wanted_at limit 1 for update skip locked)
                returning digest),
            told as (
                insert into update_check (installation, tenant_id, due_at)
                select i.id, i.tenant_id, ?
                from wave
                join release r on r.digest = wave.digest
                join installation i on i.publisher = r.publisher and i.plugin = r.plugin
                where i.uninstalled_at is null and i.channel is not null
                on conflict (installation) do update
                set asked = update_check.asked + 1, attempts = 0,
                    due_at = least(update_check.due_at, excluded.due_at))
            select count(*) from wave""";

    private final AgroalDataSource database;
    private final InstantSource time;

    QueueRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// What waits in a table.
    enum Queue {
        CHECKS("update_check", TAKE_CHECK),
        WATCHES("upgrade_watch", TAKE_WATCH);

        private final String table;
        private final String take;

        Queue(String table, String take) {
            this.table = table;
            this.take = take;
        }
    }

    List<Due> due(Queue queue, Collection<UUID> busy, int most) {
        return run(DUE.formatted(queue.table), (connection, statement) -> {
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
    Optional<Claim> take(Queue queue, UUID installation, Duration lease) {
        return run(queue.take, (_, statement) -> {
            var now = time.instant();
            at(statement, 1, now.plus(lease));
            statement.setObject(2, installation);
            at(statement, 3, now);
            at(statement, 4, now);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(
                                new TenantId(row.getObject(1, UUID.class)),
                                installation,
                                row.getLong(2),
                                row.getInt(3)))
                        : Optional.empty();
            }
        });
    }

    /// Remembers that something was said of a release. To hear it again changes nothing.
    ///
    /// @param said when it was said
    void hear(String digest, Instant said) {
        var _ = run(HEAR, (_, statement) -> {
            at(statement, 1, said);
            at(statement, 2, time.instant());
            statement.setString(3, digest);
            return statement.executeUpdate();
        });
    }

    /// Has those looked at who follow the plugin of one release of which there is news.
    ///
    /// @param settled what was said until then
    /// @return whether there was any
    boolean spread(Instant settled) {
        return run(SPREAD, (_, statement) -> {
            at(statement, 1, settled);
            at(statement, 2, time.instant());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
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
