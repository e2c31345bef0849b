package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/// Hands out due steps, each to one process at a time.
@ApplicationScoped
@CrossTenant("the worker takes whatever is due, whoever's it is, and then enters that tenant's scope")
class StepQueue {
    private static final String CLAIM = """
            update provisioning_step set state = 'RUNNING', attempts = attempts + 1, at = ?, leased_until = ?
            where id = (
                select due.id from provisioning_step due
                where due.state in ('WAITING', 'RUNNING') and due.due_at <= ?
                  and (due.leased_until is null or due.leased_until <= ?)
                  and not exists (
                      select from provisioning_step earlier
                      where earlier.tenant_id = due.tenant_id and earlier.position < due.position
                        and earlier.state not in ('DONE', 'SKIPPED'))
                order by due.due_at limit 1 for update skip locked)
            returning id, tenant_id, name, attempts, created_at""";

    private final Sql sql;
    private final ProvisioningConfig config;
    private final InstantSource time;

    StepQueue(@DataSource("cross") AgroalDataSource database, ProvisioningConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    /// The step that has been due for longest, with a lease from now on.
    Optional<ClaimedStep> claim() {
        var now = time.instant();
        return sql.first(CLAIM, StepQueue::read, now, now.plus(config.lease()), now, now);
    }

    private static ClaimedStep read(ResultSet row) throws SQLException {
        return new ClaimedStep(
                Sql.uuid(row, "id"),
                new TenantId(Sql.uuid(row, "tenant_id")),
                StepName.valueOf(row.getString("name")),
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
