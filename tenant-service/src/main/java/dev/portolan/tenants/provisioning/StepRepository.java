package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The current tenant's steps.
@ApplicationScoped
@TenantSql("on conflict, and updates that only the latest attempt may make")
class StepRepository {
    private final Sql sql;

    StepRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// Plans a step, unless it is planned.
    void plan(TenantId tenant, StepName name, Instant at) {
        var _ = sql.update("""
                insert into provisioning_step (id, tenant_id, name, position, state, attempts, created_at, due_at, at)
                values (?, ?, ?, ?, 'WAITING', 0, ?, ?, ?) on conflict (tenant_id, name) do nothing""", Ids.next(), tenant.value(), name.name(), name.ordinal(), at, at, at);
    }

    /// @return false when another attempt has begun meanwhile
    boolean done(ClaimedStep step, Instant at) {
        return sql.update("""
                        update provisioning_step set state = 'DONE', leased_until = null, error = null, at = ?
                        where id = ? and attempts = ? and state = 'RUNNING'""", at, step.id(), step.attempt()) == 1;
    }

    void retry(ClaimedStep step, String error, Instant at, Instant due) {
        var _ = sql.update("""
                update provisioning_step set state = 'WAITING', leased_until = null, error = ?, at = ?, due_at = ?
                where id = ? and attempts = ? and state = 'RUNNING'""", error, at, due, step.id(), step.attempt());
    }

    void fail(ClaimedStep step, String error, Instant at) {
        var _ = sql.update("""
                update provisioning_step set state = 'FAILED', leased_until = null, error = ?, at = ?
                where id = ? and attempts = ? and state = 'RUNNING'""", error, at, step.id(), step.attempt());
    }

    /// Attempts go on counting: an attempt that is under way is not the latest any more.
    void again(StepName name, Instant at) {
        var _ = sql.update("""
                update provisioning_step
                set state = 'WAITING', leased_until = null, error = null, created_at = ?, due_at = ?, at = ?
                where name = ?""", at, at, at, name.name());
    }

    /// @return how many steps that were given up may be tried again
    int revive(Instant at) {
        return sql.update("""
                update provisioning_step set state = 'WAITING', attempts = 0, created_at = ?, due_at = ?, at = ?
                where state = 'FAILED'""", at, at, at);
    }

    /// @return false when the step is not planned, is running, or is over
    boolean skip(StepName name, Instant at) {
        return sql.update("""
                        update provisioning_step set state = 'SKIPPED', error = null, at = ?
                        where name = ? and state in ('WAITING', 'FAILED')""", at, name.name()) == 1;
    }

    /// In the order in which they are done.
    List<StepProgress> all() {
        return sql.query(
                "select name, state, at, error from provisioning_step order by position", StepRepository::read);
    }

    private static StepProgress read(ResultSet row) throws SQLException {
        return new StepProgress(
                StepName.valueOf(row.getString("name")),
                StepState.valueOf(row.getString("state")),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("error"));
    }
}
