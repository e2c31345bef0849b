package dev.portolan.tenants.invoices;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.clock.TestClockService;
import dev.portolan.tenants.invoices.Invoice.Dates;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.Organization;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.invoices.InvoiceChange.What;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Freezes drafts: number, facts, hash and PDF, in one transaction.
@ApplicationScoped
@Transactional
class IssueService {
    /// Before the series of tenants whose time is made up: the books' own have no gap and no date of tomorrow.
    private static final String TEST = "TEST-";

    private final InvoiceRepository invoices;
    private final TenantService tenants;
    private final TestClockService clocks;
    private final InvoiceConfig config;
    private final BillingTime time;
    private final Audit audit;
    private final Event<InvoiceChange> changes;

    IssueService(
            InvoiceRepository invoices,
            TenantService tenants,
            TestClockService clocks,
            InvoiceConfig config,
            BillingTime time,
            Audit audit,
            Event<InvoiceChange> changes) {
        this.invoices = invoices;
        this.tenants = tenants;
        this.clocks = clocks;
        this.config = config;
        this.time = time;
        this.audit = audit;
        this.changes = changes;
    }

    /// Issues an invoice.
    ///
    /// @throws ProblemException `invoice-state` when it is no draft
    Invoice issue(UUID id) {
        var zone = invoices.hold();
        return issue(invoices.get(id).required(State.DRAFT), zone, null, null);
    }

    /// Issues a draft; the caller holds the tenant.
    ///
    /// @param creditOf number of the invoice that a credit note is about
    /// @param reason of a credit note
    Invoice issue(Invoice draft, ZoneId zone, @Nullable String creditOf, @Nullable String reason) {
        var invoice = draft.heading().kind() == Kind.INVOICE;
        var now = time.now().truncatedTo(ChronoUnit.SECONDS);
        var tenant = tenants.get();
        var year = now.atZone(zone).getYear();
        var whose = invoice
                ? new Organization(tenant.slug().value(), tenant.name())
                : draft.heading().organization();
        var series = (clocks.get().test() ? TEST : "") + (invoice ? config.series() : config.creditSeries());
        var number = "%s-%d-%05d".formatted(series, year, invoices.nextNumber(series, year));
        var facts = new Snapshot(
                draft.issued(number, whose, new Dates(now, invoice ? now.plus(config.paymentTerm()) : null, null)),
                Snapshot.Provider.of(config.provider()),
                zone.getId(),
                creditOf,
                reason);
        var json = facts.json();
        var issued = facts.invoice().withHash(Snapshot.hash(json));
        invoices.issue(issued, json, InvoicePdf.of(facts));
        audit.record(invoice ? "invoice.issued" : "invoice.credited", target(issued), change(issued, creditOf, reason));
        changes.fire(new InvoiceChange(What.ISSUED, issued));
        return issued;
    }

    /// The PDF of a draft, as it would be issued now, but for number and dates.
    byte[] preview(Invoice draft, ZoneId zone) {
        return InvoicePdf.of(new Snapshot(draft, Snapshot.Provider.of(config.provider()), zone.getId(), null, null));
    }

    private static Change change(Invoice issued, @Nullable String creditOf, @Nullable String reason) {
        var after = new LinkedHashMap<String, Object>();
        after.put("state", issued.heading().state());
        after.put("totalMinor", issued.content().totalMinor());
        after.put("currency", issued.content().currency());
        after.put("hash", issued.hash());
        if (creditOf != null) {
            after.put("creditOf", creditOf);
        }
        return new Change(Map.of("state", State.DRAFT), after, reason);
    }

    static Target target(Invoice invoice) {
        return new Target("invoice", invoice.id().toString(), invoice.name());
    }
}
