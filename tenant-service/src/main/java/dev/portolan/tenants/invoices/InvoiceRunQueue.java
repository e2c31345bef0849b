package dev.portolan.tenants.invoices;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.invoices.ClaimedRun.Starter;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps runs, and hands each to one process at a time. Leases go by the real time.
@ApplicationScoped
@CrossTenant("a run is the provider's, and goes over all tenants, one scope after the other")
class InvoiceRunQueue {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String TENANTS = "from tenant where state not in ('PROVISIONING', 'DELETED')";
    private static final String CLAIM = """
            update invoice_run set state = 'RUNNING', attempts = attempts + 1, leased_until = ?, at = ?
            where id = (
                select id from invoice_run
                where state in ('WAITING', 'RUNNING') and (leased_until is null or leased_until <= ?)
                order by created_at limit 1 for update skip locked)
            returning *""";

    private final Sql sql;
    private final InvoiceConfig config;
    private final InstantSource time;

    InvoiceRunQueue(@DataSource("cross") AgroalDataSource database, InvoiceConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    /// Adds a run, unless one of the month is under way, or it is automatic and the month has had its automatic one.
    ///
    /// @param starter null for an automatic one
    void add(YearMonth month, @Nullable Starter starter) {
        var now = time.instant();
        var _ = sql.update(
                """
                insert into invoice_run (id, month, automatic, state, done, failed, total, after, attempts, started_by,
                    started_by_name, created_at, at)
                select ?, ?, ?, 'WAITING', 0, 0, count(*), ?, 0, ?, ?, ?, ? %s on conflict do nothing""".formatted(TENANTS),
                Ids.next(),
                month.toString(),
                starter == null,
                FIRST,
                starter == null ? null : starter.subject(),
                starter == null ? null : starter.name(),
                now,
                now);
    }

    boolean hadAutomatic(YearMonth month) {
        return sql.first("select from invoice_run where automatic and month = ?", row -> true, month.toString())
                .isPresent();
    }

    /// The latest run of a month.
    Optional<InvoiceRun> latest(YearMonth month) {
        return sql.first(
                "select * from invoice_run where month = ? order by id desc limit 1",
                InvoiceRunQueue::read,
                month.toString());
    }

    Optional<InvoiceRun> find(UUID id) {
        return sql.first("select * from invoice_run where id = ?", InvoiceRunQueue::read, id);
    }

    /// The run that has waited for longest, with a lease from now on.
    Optional<ClaimedRun> claim() {
        var now = time.instant();
        return sql.first(CLAIM, InvoiceRunQueue::claimed, now.plus(config.lease()), now, now);
    }

    /// The next batch of tenants, in order of their ids.
    List<TenantId> tenants(UUID after) {
        return sql.query(
                "select id " + TENANTS + " and id > ? order by id limit ?",
                row -> new TenantId(Sql.uuid(row, "id")),
                after,
                config.batch());
    }

    /// Notes that a tenant is done with, and renews the lease.
    ///
    /// @return false when another attempt has begun meanwhile
    boolean advance(ClaimedRun run, TenantId tenant, boolean failed) {
        var now = time.instant();
        return sql.update("""
                        update invoice_run set after = ?, done = done + 1, failed = failed + ?,
                            total = greatest(total, done + 1), leased_until = ?, at = ?
                        where id = ? and attempts = ? and state = 'RUNNING'""", tenant.value(), failed ? 1 : 0, now.plus(config.lease()), now, run.id(), run.attempt())
                == 1;
    }

    void finish(ClaimedRun run) {
        var _ = sql.update("""
                update invoice_run set state = case failed when 0 then 'DONE' else 'FAILED' end, total = done,
                    leased_until = null, at = ?
                where id = ? and attempts = ? and state = 'RUNNING'""", time.instant(), run.id(), run.attempt());
    }

    private static InvoiceRun read(ResultSet row) throws SQLException {
        return new InvoiceRun(
                Sql.uuid(row, "id"),
                row.getString("month"),
                InvoiceRun.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("failed"),
                row.getInt("total"));
    }

    private static ClaimedRun claimed(ResultSet row) throws SQLException {
        var subject = row.getString("started_by");
        return new ClaimedRun(
                Sql.uuid(row, "id"),
                YearMonth.parse(row.getString("month")),
                row.getInt("attempts"),
                Sql.uuid(row, "after"),
                subject == null ? null : new Starter(subject, row.getString("started_by_name")));
    }
}
