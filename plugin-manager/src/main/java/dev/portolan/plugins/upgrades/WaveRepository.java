package dev.portolan.plugins.upgrades;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

@ApplicationScoped
@CrossTenant("a release is told to those of all tenants who follow its plugin")
class WaveRepository {
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

    WaveRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// Remembers that something was said of a release. To hear it again changes nothing.
    ///
    /// @param said when it was said
    void hear(String digest, Instant said) {
        var _ = run(HEAR, statement -> {
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
        return run(SPREAD, statement -> {
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
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what is told of releases cannot be reached", e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
