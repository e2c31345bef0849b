package dev.portolan.tenants.invoices;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.invoices.InvoiceChange.What;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Leads the current tenant's invoices through their life. What changes one holds the tenant first, so that
/// two acts come one after the other.
@ApplicationScoped
@Transactional
public class InvoiceService {
    static final UUID NEWEST = new UUID(-1, -1);

    private final InvoiceRepository invoices;
    private final IssueService issuing;
    private final BillingTime time;
    private final Audit audit;
    private final Event<InvoiceChange> changes;

    InvoiceService(
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

    /// What the customer sees: issued ones, the newest first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Invoice> page(@Nullable String cursor, int size) {
        return page(invoices.issued(position(cursor), size + 1), size);
    }

    /// One that was issued.
    ///
    /// @throws ProblemException `not-found`, for a draft too
    public Invoice get(UUID id) {
        return invoices.find(id)
                .filter(found -> found.heading().number() != null)
                .orElseThrow(ProblemException::notFound);
    }

    /// The PDF as it was issued.
    ///
    /// @throws ProblemException `not-found`, for a draft too
    public byte[] pdf(UUID id) {
        return invoices.pdf(id).orElseThrow(ProblemException::notFound);
    }

    public InvoiceCounts counts() {
        return invoices.counts();
    }

    /// The zone whose days the tenant's invoices show.
    public ZoneId zone() {
        return hold();
    }

    /// The frozen JSON of everything that was issued, the oldest first.
    public List<String> snapshots() {
        return invoices.snapshots();
    }

    /// One as staff see it, drafts too; the look is on record.
    Invoice look(UUID id) {
        var found = invoices.find(id).orElseThrow(ProblemException::notFound);
        audit.record("invoice.looked-at", IssueService.target(found));
        return found;
    }

    /// The PDF as staff see it: of a draft, as it would be issued.
    byte[] staffPdf(UUID id) {
        return invoices.pdf(id).orElseGet(() -> issuing.preview(existing(id), hold()));
    }

    /// @throws ProblemException `invoice-state` when it is no draft
    Invoice issue(UUID id) {
        var zone = hold();
        var draft = in(id, State.DRAFT);
        return issuing.issue(draft, zone, null, null);
    }

    /// Records a payment, or of a credit note that it was paid out. Once more with the same reference does nothing.
    ///
    /// @param at when the money came; now, when null
    /// @throws ProblemException `invoice-state` when nobody has to pay it, `invalid` when `at` is still to come
    Invoice pay(UUID id, @Nullable Instant at, String reference) {
        hold();
        var open = existing(id);
        if (open.heading().state() == State.PAID
                && invoices.paymentReference(id).filter(reference::equals).isPresent()) {
            return open;
        }
        var paid = in(id, State.ISSUED, State.OVERDUE);
        var now = time.now();
        var when = at == null ? now : at;
        if (when.isAfter(now)) {
            throw ProblemException.invalid(
                    "/at", "lies ahead of now, " + now + "; a payment is recorded once it is there");
        }
        return settle(paid, when, reference);
    }

    /// Says that an invoice need not be paid. An issued one keeps its number; a draft never gets one.
    ///
    /// @throws ProblemException `invoice-state` when it is paid, or credited in part
    Invoice makeVoid(UUID id, String reason) {
        hold();
        var open = in(id, State.DRAFT, State.ISSUED, State.OVERDUE);
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
        var zone = hold();
        var invoice = in(id, State.ISSUED, State.OVERDUE, State.PAID);
        var left = invoice.content().totalMinor() + invoices.credited(id);
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
        hold();
        return invoices.makeOverdue(time.now()).stream()
                .map(id -> changed(existing(id), What.OVERDUE, "invoice.overdue", null))
                .toList();
    }

    /// Overdue invoices that were due by then, in order of that. Holds the tenant.
    public List<Invoice> overdueSince(Instant due) {
        hold();
        return invoices.overdueSince(due).stream().map(this::existing).toList();
    }

    private Invoice settle(Invoice invoice, Instant at, String reference) {
        invoices.pay(invoice.id(), at, reference);
        return changed(invoice, What.PAID, "invoice.paid", reference);
    }

    private Invoice changed(Invoice before, What what, String action, @Nullable String reason) {
        var after = existing(before.id());
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

    private ZoneId hold() {
        return invoices.lockTenant().orElseThrow(ProblemException::notFound);
    }

    private Invoice existing(UUID id) {
        return invoices.find(id).orElseThrow(ProblemException::notFound);
    }

    private Invoice in(UUID id, State... allowed) {
        var found = existing(id);
        if (!List.of(allowed).contains(found.heading().state())) {
            throw new ProblemException(
                    TenantProblem.INVOICE_STATE,
                    "It is %s. This is for invoices that are %s."
                            .formatted(
                                    word(found.heading().state()),
                                    String.join(
                                            " or ",
                                            List.of(allowed).stream()
                                                    .map(InvoiceService::word)
                                                    .toList())));
        }
        return found;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static Page<Invoice> page(List<Invoice> found, int size) {
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    static UUID position(@Nullable String cursor) {
        try {
            return cursor == null
                    ? NEWEST
                    : UUID.fromString(
                            Objects.requireNonNull(Cursor.decode(cursor, 1).getFirst()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
