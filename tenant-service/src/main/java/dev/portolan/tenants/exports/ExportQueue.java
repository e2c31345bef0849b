package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Hands out due exports, each to one process at a time.
@ApplicationScoped
@CrossTenant("the worker takes whatever is due, whoever's it is, and then enters that tenant's scope")
class ExportQueue {
    private static final int SWEPT_AT_ONCE = 20;
    private static final String CLAIM = """
            update export set state = 'RUNNING', attempts = attempts + 1, leased_until = ?
            where id = (
                select id from export
                where state in ('WAITING', 'RUNNING') and due_at <= ? and (leased_until is null or leased_until <= ?)
                order by due_at limit 1 for update skip locked)
            returning id, tenant_id, attempts, created_at""";

    private final Sql sql;
    private final ExportConfig config;
    private final InstantSource time;

    ExportQueue(@DataSource("cross") AgroalDataSource database, ExportConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    /// The export that has been due for longest, with a lease from now on.
    Optional<ClaimedExport> claim() {
        var now = time.instant();
        return sql.first(CLAIM, ExportQueue::read, now.plus(config.lease()), now, now);
    }

    /// Says that this process is at it still.
    void renew(ClaimedExport job) {
        var _ = sql.update(
                "update export set leased_until = ? where id = ? and attempts = ? and state = 'RUNNING'",
                time.instant().plus(config.lease()),
                job.id(),
                job.attempt());
    }

    /// Some of those whose archive has expired.
    List<ClaimedExport> expired() {
        return sql.query(
                "select id, tenant_id, attempts, created_at from export where expires_at <= ? order by expires_at limit "
                        + SWEPT_AT_ONCE,
                ExportQueue::read,
                time.instant());
    }

    private static ClaimedExport read(ResultSet row) throws SQLException {
        return new ClaimedExport(
                Sql.uuid(row, "id"),
                new TenantId(Sql.uuid(row, "tenant_id")),
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
