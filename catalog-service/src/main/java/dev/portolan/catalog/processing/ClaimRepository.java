package dev.portolan.catalog.processing;

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
@CrossTenant("the queue of what is due is one for all tenants, so that none can hold the others up")
class ClaimRepository {
    /// Who waits is told by those who have waited longest; where they are so many that there may be others, each tenant
    /// is
    /// asked for by a step in the index. Of each its first ones are read, and nothing else is looked at or sorted.
    static final String DUE = """
            with recursive early as materialized (
                select tenant_id from source where due_at <= ? order by due_at limit 1000),
            walk (tenant_id) as (
                (select tenant_id from source where due_at is not null and (select count(*) = 1000 from early)
                    order by tenant_id limit 1)
                union all
                select (select next.tenant_id from source next
                    where next.due_at is not null and next.tenant_id > walk.tenant_id order by next.tenant_id limit 1)
                from walk where walk.tenant_id is not null)
            select tenant.tenant_id, location_id
            from (select tenant_id from early union select tenant_id from walk) tenant
            cross join lateral (
                select location_id, due_at, row_number() over (order by due_at) as turn from (
                    select location_id, due_at from source
                    where tenant_id = tenant.tenant_id and due_at <= ? and (claimed_until is null or claimed_until < ?)
                    order by due_at limit ?) waiting) first
            where tenant.tenant_id <> all (?)
            order by turn, due_at
            limit ?""";
    private static final String TAKE = """
            update source
            set claimed_until = ?, state = case when state = 'pending' then 'reading' else state end
            where location_id = ? and due_at <= ? and (claimed_until is null or claimed_until < ?)
            returning tenant_id, location_id, type, ref, target, wanted, whole""";

    private final AgroalDataSource database;
    private final InstantSource time;

    ClaimRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// Locations that are due, each tenant's first ones first.
    ///
    /// @param busy tenants that may have no further one
    List<Due> due(Collection<UUID> busy, int perTenant, int most) {
        return run(DUE, (connection, statement) -> {
            var now = time.instant();
            at(statement, 1, now);
            at(statement, 2, now);
            at(statement, 3, now);
            statement.setInt(4, perTenant);
            statement.setArray(5, connection.createArrayOf("uuid", busy.toArray()));
            statement.setInt(6, most);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<Due>();
                while (rows.next()) {
                    all.add(new Due(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
                return all;
            }
        });
    }

    /// Claims a location, if nobody else has.
    Optional<Claim> take(UUID location, Duration lease) {
        return run(TAKE, (_, statement) -> {
            var now = time.instant();
            at(statement, 1, now.plus(lease));
            statement.setObject(2, location);
            at(statement, 3, now);
            at(statement, 4, now);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(
                                new TenantId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class),
                                new Claim.Target(row.getString(3), row.getString(4), row.getString(5)),
                                row.getLong(6),
                                row.getBoolean(7)))
                        : Optional.empty();
            }
        });
    }

    void renew(Collection<UUID> locations, Duration lease) {
        var _ = run(
                "update source set claimed_until = ? where location_id = any (?) and claimed_until is not null",
                (connection, statement) -> {
                    at(statement, 1, time.instant().plus(lease));
                    statement.setArray(2, connection.createArrayOf("uuid", locations.toArray()));
                    return statement.executeUpdate();
                });
    }

    /// Tenants that have entities which became orphans at this instant or earlier.
    List<UUID> tenantsWithOrphans(Instant since) {
        return run("select distinct tenant_id from entity where orphaned_at <= ?", (_, statement) -> {
            at(statement, 1, since);
            return ids(statement);
        });
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static void at(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the queue cannot be reached", e);
        }
    }

    record Due(UUID tenant, UUID location) {}

    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
