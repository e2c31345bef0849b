package dev.portolan.tenants.invoices;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.invoices.Invoice.Content;
import dev.portolan.tenants.invoices.Invoice.Dates;
import dev.portolan.tenants.invoices.Invoice.Heading;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.Organization;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Drafts the current tenant's invoices: one a period, however often it is asked.
@ApplicationScoped
@Transactional
public class DraftService {
    /// How many months are made up for at most.
    private static final int LONGEST = 36;

    private final InvoiceRepository invoices;
    private final TenantService tenants;
    private final PlanHistory plans;
    private final UsedAmounts used;
    private final BillingTime time;
    private final Audit audit;

    DraftService(
            InvoiceRepository invoices,
            TenantService tenants,
            PlanHistory plans,
            UsedAmounts used,
            BillingTime time,
            Audit audit) {
        this.invoices = invoices;
        this.tenants = tenants;
        this.plans = plans;
        this.used = used;
        this.time = time;
        this.audit = audit;
    }

    /// Drafts the months that are over and have not been billed, the oldest first, as far back as there are paid days.
    public void draftDue() {
        invoices.lockTenant().ifPresent(zone -> {
            var period = Period.before(time.now(), zone);
            var open = new ArrayDeque<Period>();
            while (open.size() < LONGEST
                    && !invoices.hasPeriod(period)
                    && !plans.within(period, zone).isEmpty()) {
                open.push(period);
                period = period.previous();
            }
            open.forEach(due -> draft(due, zone, false));
        });
    }

    /// Drafts one month, if it is over, has paid days and has not been billed.
    ///
    /// @param again whether a month whose invoice is void is billed again
    public void draft(YearMonth month, boolean again) {
        invoices.lockTenant().ifPresent(zone -> draft(Period.of(month), zone, again));
    }

    private void draft(Period period, ZoneId zone, boolean again) {
        var spans = plans.within(period, zone);
        if (period.end(zone).isAfter(time.now()) || spans.isEmpty()) {
            return;
        }
        invoices.openPeriod(period, zone, time.now())
                .or(() -> again ? invoices.voidPeriod(period) : Optional.empty())
                .ifPresent(id -> write(id, period, zone, spans));
    }

    private void write(UUID periodId, Period period, ZoneId zone, List<PlanSpan> spans) {
        var content = Content.of(currency(spans), InvoiceLines.of(period, zone, spans, used));
        if (content.totalMinor() == 0) {
            return;
        }
        var tenant = tenants.get();
        var draft = new Invoice(Ids.next(), heading(tenant), period, content, new Dates(null, null, null), null);
        invoices.insertDraft(draft, periodId, null, time.now());
        audit.record(
                "invoice.drafted",
                IssueService.target(draft),
                new Change(
                        Map.of(),
                        Map.of("period", period.from().toString(), "totalMinor", content.totalMinor()),
                        null));
    }

    private static Heading heading(Tenant tenant) {
        return new Heading(
                Kind.INVOICE,
                State.DRAFT,
                null,
                null,
                new Organization(tenant.slug().value(), tenant.name()));
    }

    private static String currency(List<PlanSpan> spans) {
        var all = spans.stream()
                .map(span -> span.plan().price().currency())
                .distinct()
                .toList();
        if (all.size() > 1) {
            throw new IllegalStateException("one invoice cannot be in " + all);
        }
        return all.getFirst();
    }
}
