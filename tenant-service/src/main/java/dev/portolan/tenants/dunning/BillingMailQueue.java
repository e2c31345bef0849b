package dev.portolan.tenants.dunning;

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

/// Hands out mails that are due, each to one process at a time. They go by the real time.
@ApplicationScoped
@CrossTenant("the worker takes whatever is due, whoever's it is, and then enters that tenant's scope")
class BillingMailQueue {
    private static final String CLAIM = """
            update billing_mail set attempts = attempts + 1, at = ?, leased_until = ?
            where id = (
                select id from billing_mail
                where state = 'WAITING' and due_at <= ? and (leased_until is null or leased_until <= ?)
                order by due_at limit 1 for update skip locked)
            returning *""";

    private final Sql sql;
    private final DunningConfig config;
    private final InstantSource time;

    BillingMailQueue(@DataSource("cross") AgroalDataSource database, DunningConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    /// The mail that has been due for longest, with a lease from now on.
    Optional<BillingMail> claim() {
        var now = time.instant();
        return sql.first(
                CLAIM, BillingMailQueue::read, now, now.plus(config.mail().lease()), now, now);
    }

    private static BillingMail read(ResultSet row) throws SQLException {
        return new BillingMail(
                Sql.uuid(row, "id"),
                new TenantId(Sql.uuid(row, "tenant_id")),
                Sql.uuid(row, "invoice_id"),
                BillingMail.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
