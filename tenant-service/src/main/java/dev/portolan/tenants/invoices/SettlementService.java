package dev.portolan.tenants.invoices;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.invoices.InvoiceChange.What;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of the current tenant's invoices once they are issued. Whoever does so holds the tenant
/// first, so that two acts come one after the other.
@ApplicationScoped
@Transactional
public class SettlementService {
    private final InvoiceRepository invoices;
    private final IssueService issuing;
    private final BillingTime time;
    private final Audit audit;
    private final Event<InvoiceChange> changes;

    SettlementService(
            InvoiceRepository invoices,
            IssueService issuing,
            BillingTime time,
            Audit audit,
            Event<InvoiceChange> changes) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.time = time;
        this.audit = audit;
        this.changes = changes;
    }

    /// Records a payment, or of a credit note that it was paid out. Once more with the same reference does nothing.
    ///
    /// @param at when the money came; now, when null
    /// @throws ProblemException `invoice-state` when nobody has to pay it, `invalid` when `at` is still to come
    Invoice pay(UUID id, @Nullable Instant at, String reference) {
        var _ = invoices.hold();
        var invoice = invoices.get(id);
        if (invoice.heading().state() == State.PAID
                && invoices.paymentReference(id).filter(reference::equals).isPresent()) {
            return invoice;
        }
        var now = time.now();
        var when = at == null ? now : at;
        if (when.isAfter(now)) {
            throw ProblemException.invalid(
                    "/at", "lies ahead of now, " + now + "; a payment is recorded once it is there");
        }
        return settle(invoice.required(State.ISSUED, State.OVERDUE), when, reference);
    }

    /// Says that an invoice need not be paid. An issued one keeps its number; a draft never gets one.
    ///
    /// @throws ProblemException `invoice-state` when it is paid, or credited in part
    Invoice makeVoid(UUID id, String reason) {
        var _ = invoices.hold();
        var open = invoices.get(id).required(State.DRAFT, State.ISSUED, State.OVERDUE);
        if (open.heading().kind() == Kind.CREDIT_NOTE || invoices.credited(id) != 0) {
            throw new ProblemException(
                    TenantProblem.INVOICE_STATE, "There is a credit note on it. Credit the rest instead.");
        }
        invoices.makeVoid(id, time.now(), reason);
        return changed(open, What.VOID, "invoice.voided", reason);
    }

    /// Takes back an invoice, or a part of it, by a credit note that is issued at once. Where that leaves
    /// nothing to pay, the invoice is settled.
    ///
    /// @param wanted what to take back; all that is left, when null
    /// @throws ProblemException `invoice-state` when nothing is left to credit, `invalid` when it is too much
    Invoice credit(UUID id, String reason, @Nullable List<Line> wanted) {
        var zone = invoices.hold();
        var invoice = invoices.get(id).required(State.ISSUED, State.OVERDUE, State.PAID);
        var left = outstanding(invoice);
        var note = CreditNote.draft(invoice, left, wanted);
        invoices.insertDraft(note, invoices.periodOf(id).orElseThrow(), reason, time.now());
        var issued = issuing.issue(note, zone, invoice.name(), reason);
        if (invoice.heading().state().open() && left + issued.content().totalMinor() == 0) {
            var _ = settle(invoice, time.now(), issued.name());
        }
        return issued;
    }

    /// Marks what is due by now, and was not paid.
    ///
    /// @return what became overdue
    public List<Invoice> becomeOverdue() {
        var _ = invoices.hold();
        return invoices.makeOverdue(time.now()).stream()
                .map(id -> changed(invoices.get(id), What.OVERDUE, "invoice.overdue", null))
                .toList();
    }

    /// Overdue invoices that were due by then, in order of that. Holds the tenant.
    public List<Invoice> overdueSince(Instant due) {
        var _ = invoices.hold();
        return invoices.overdueSince(due).stream().map(invoices::get).toList();
    }

    /// What an invoice comes to less its credit notes, in minor units.
    public long outstanding(Invoice invoice) {
        return invoice.content().totalMinor() + invoices.credited(invoice.id());
    }

    private Invoice settle(Invoice invoice, Instant at, String reference) {
        invoices.pay(invoice.id(), at, reference);
        return changed(invoice, What.PAID, "invoice.paid", reference);
    }

    private Invoice changed(Invoice before, What what, String action, @Nullable String reason) {
        var after = invoices.get(before.id());
        audit.record(
                action,
                IssueService.target(after),
                new Change(
                        Map.of("state", before.heading().state()),
                        Map.of("state", after.heading().state()),
                        reason));
        changes.fire(new InvoiceChange(what, after));
        return after;
    }
}
