package dev.portolan.tenants.invoices;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current tenant's periods and invoices.
@ApplicationScoped
@TenantSql("written once, by guarded statements and under locks; staff read the same columns across tenants")
class InvoiceRepository {
    private final Sql sql;

    InvoiceRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// Holds the tenant until the transaction ends: its billing is one thing after the other.
    ///
    /// @return the tenant's zone; empty when there is no such tenant any more
    Optional<ZoneId> lockTenant() {
        return sql.first("select zone from tenant for update", row -> ZoneId.of(row.getString(1)));
    }

    /// The same, for a tenant that must be there.
    ///
    /// @throws ProblemException `not-found`
    ZoneId hold() {
        return lockTenant().orElseThrow(ProblemException::notFound);
    }

    /// @return the period's id; empty when it is there already
    Optional<UUID> openPeriod(Period period, ZoneId zone, Instant now) {
        return sql.first("""
                insert into billing_period (id, tenant_id, starts_on, ends_on, zone, made_at)
                values (?, portolan_tenant(), ?, ?, ?, ?) on conflict (tenant_id, starts_on) do nothing
                returning id""", row -> Sql.uuid(row, "id"), Ids.next(), period.from(), period.to(), zone.getId(), now);
    }

    /// A period that had an invoice, and has none that stands.
    Optional<UUID> voidPeriod(Period period) {
        return sql.first("""
                select p.id from billing_period p where p.starts_on = ?
                  and exists (select from invoice i where i.period_id = p.id and i.kind = 'INVOICE')
                  and not exists (
                      select from invoice i where i.period_id = p.id and i.kind = 'INVOICE' and i.state <> 'VOID')""", row -> Sql.uuid(row, "id"), period.from());
    }

    boolean hasPeriod(Period period) {
        return sql.first("select from billing_period where starts_on = ?", row -> true, period.from())
                .isPresent();
    }

    /// @param periodId of the invoice's period
    /// @param reason of a credit note
    void insertDraft(Invoice draft, UUID periodId, @Nullable String reason, Instant now) {
        var heading = draft.heading();
        var _ = sql.update(
                """
                insert into invoice (id, tenant_id, period_id, kind, state, organization, currency, total_minor,
                    credit_of, reason, created_at)
                values (?, portolan_tenant(), ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?)""",
                draft.id(),
                periodId,
                heading.kind().name(),
                heading.organization().name(),
                draft.content().currency(),
                draft.content().totalMinor(),
                heading.creditOf(),
                reason,
                now);
        for (var i = 0; i < draft.content().lines().size(); i++) {
            insertLine(draft.id(), i, draft.content().lines().get(i));
        }
    }

    private void insertLine(UUID invoice, int position, Line line) {
        var source = line.source();
        var _ = sql.update(
                """
                insert into invoice_line (invoice_id, tenant_id, position, text, quantity, unit_minor, amount_minor,
                    meter, used, used_from, used_to)
                values (?, portolan_tenant(), ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                invoice,
                position,
                line.text(),
                line.quantity(),
                line.unitMinor(),
                line.amountMinor(),
                source == null ? null : source.meter(),
                source == null ? null : source.used(),
                source == null ? null : source.from(),
                source == null ? null : source.to());
    }

    Optional<UUID> periodOf(UUID invoice) {
        return sql.first("select period_id from invoice where id = ?", row -> Sql.uuid(row, "period_id"), invoice);
    }

    Optional<Invoice> find(UUID id) {
        return InvoiceReader.read(sql, "where i.id = ? order by l.position", id).stream()
                .findFirst();
    }

    /// @throws ProblemException `not-found`
    Invoice get(UUID id) {
        return find(id).orElseThrow(ProblemException::notFound);
    }

    /// Issued ones, the newest first.
    ///
    /// @param before id after which the page begins
    List<Invoice> issued(UUID before, int size) {
        return InvoiceReader.read(sql, """
                where i.id in (
                    select id from invoice where number is not null and id < ? order by id desc limit ?)
                order by i.id desc, l.position""", before, size);
    }

    /// @return the next number of the series in that year, from 1; the series waits until the transaction ends
    long nextNumber(String series, int year) {
        return sql.first("""
                        insert into invoice_number as n (series, year, last) values (?, ?, 1)
                        on conflict (series, year) do update set last = n.last + 1 returning last""", row -> row.getLong(1), series, year).orElseThrow();
    }

    void issue(Invoice issued, String snapshot, byte[] pdf) {
        var heading = issued.heading();
        var dates = issued.dates();
        var _ = sql.update(
                """
                update invoice set state = 'ISSUED', number = ?, organization = ?, issued_at = ?, due_at = ?, hash = ?
                where id = ? and state = 'DRAFT'""",
                heading.number(),
                heading.organization().name(),
                dates.issuedAt(),
                dates.dueAt(),
                issued.hash(),
                issued.id());
        var _ = sql.update("""
                insert into invoice_document (invoice_id, tenant_id, snapshot, pdf)
                values (?, portolan_tenant(), ?, ?)""", issued.id(), snapshot, pdf);
    }

    Optional<byte[]> pdf(UUID id) {
        return sql.first("select pdf from invoice_document where invoice_id = ?", row -> row.getBytes(1), id);
    }

    /// Oldest first.
    List<String> snapshots() {
        return sql.query("select snapshot from invoice_document order by invoice_id", row -> row.getString(1));
    }

    void pay(UUID id, Instant at, String reference) {
        var _ = sql.update(
                "update invoice set state = 'PAID', paid_at = ?, payment_reference = ? where id = ?",
                at,
                reference,
                id);
    }

    Optional<String> paymentReference(UUID id) {
        return sql.first("select payment_reference from invoice where id = ?", row -> row.getString(1), id);
    }

    void makeVoid(UUID id, Instant at, String reason) {
        var _ = sql.update(
                "update invoice set state = 'VOID', voided_at = ?, void_reason = ? where id = ?", at, reason, id);
    }

    /// @return ids of the invoices that became overdue with this
    List<UUID> makeOverdue(Instant now) {
        return sql.query("""
                update invoice set state = 'OVERDUE' where state = 'ISSUED' and kind = 'INVOICE' and due_at <= ?
                returning id""", row -> Sql.uuid(row, "id"), now);
    }

    /// Overdue ones that were due by then.
    List<UUID> overdueSince(Instant due) {
        return sql.query(
                "select id from invoice where state = 'OVERDUE' and due_at <= ? order by due_at",
                row -> Sql.uuid(row, "id"),
                due);
    }

    /// What credit notes took off an invoice: 0 or less, in minor units.
    long credited(UUID id) {
        return sql.first(
                        "select coalesce(sum(total_minor), 0) from invoice where credit_of = ?",
                        row -> row.getLong(1),
                        id)
                .orElse(0L);
    }

    boolean anyIssued() {
        return sql.first("select from invoice where number is not null", row -> true)
                .isPresent();
    }

    /// The lines of a draft go with it.
    void deleteDrafts() {
        var _ = sql.update("delete from invoice where number is null");
        var _ = sql.update("delete from billing_period where id not in (select period_id from invoice)");
    }

    InvoiceCounts counts() {
        return sql.first("""
                        select count(number) as issued, count(*) filter (where state in ('ISSUED', 'OVERDUE')) as open,
                            count(*) filter (where state = 'OVERDUE') as overdue
                        from invoice where kind = 'INVOICE'""", row -> new InvoiceCounts(row.getInt("issued"), row.getInt("open"), row.getInt("overdue")))
                .orElseThrow();
    }
}
