package dev.portolan.tenants.dunning;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// The current tenant's mails about invoices.
@ApplicationScoped
@TenantSql("on conflict, and updates that only the latest attempt may make")
class BillingMailRepository {
    private final Sql sql;

    BillingMailRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// Plans a mail, unless it is planned.
    void plan(UUID invoice, BillingMail.Kind kind, String subject, Instant now) {
        var _ = sql.update("""
                insert into billing_mail (id, tenant_id, invoice_id, kind, subject, state, attempts, created_at, due_at, at)
                values (?, portolan_tenant(), ?, ?, ?, 'WAITING', 0, ?, ?, ?)
                on conflict (invoice_id, kind, subject) do nothing""", Ids.next(), invoice, kind.name(), subject, now, now, now);
    }

    /// @param state `SENT`, `DROPPED` or `FAILED`
    void end(BillingMail mail, String state, Instant now) {
        var _ = sql.update("""
                update billing_mail set state = ?, leased_until = null, at = ?
                where id = ? and attempts = ? and state = 'WAITING'""", state, now, mail.id(), mail.attempt());
    }

    void retry(BillingMail mail, Instant now, Instant due) {
        var _ = sql.update("""
                update billing_mail set leased_until = null, at = ?, due_at = ?
                where id = ? and attempts = ? and state = 'WAITING'""", now, due, mail.id(), mail.attempt());
    }
}
