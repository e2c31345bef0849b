package dev.portolan.tenants.dunning;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.tenants.invoices.BillingTime;
import dev.portolan.tenants.invoices.Invoice;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.InvoiceChange;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.tenants.invoices.SettlementService;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Does what follows when the current tenant pays, and when it does not.
@ApplicationScoped
@Transactional
public class DunningService {
    private final InvoiceService invoices;
    private final SettlementService settlements;
    private final DunningRepository steps;
    private final BillingMailService mails;
    private final TenantService tenants;
    private final Audit audit;
    private final BillingTime time;
    private final DunningConfig config;

    DunningService(
            InvoiceService invoices,
            SettlementService settlements,
            DunningRepository steps,
            BillingMailService mails,
            TenantService tenants,
            Audit audit,
            BillingTime time,
            DunningConfig config) {
        this.invoices = invoices;
        this.settlements = settlements;
        this.steps = steps;
        this.mails = mails;
        this.tenants = tenants;
        this.audit = audit;
        this.time = time;
        this.config = config;
    }

    /// Follows an invoice, in the transaction that changes it.
    void follow(@Observes InvoiceChange change) {
        var invoice = change.invoice();
        if (invoice.heading().kind() == Kind.CREDIT_NOTE) {
            return;
        }
        switch (change.what()) {
            case ISSUED -> mails.plan(invoice, BillingMail.Kind.ISSUED);
            case OVERDUE -> {
                var _ = steps.reach(invoice.id(), DunningStage.OVERDUE, time.now());
                mails.plan(invoice, BillingMail.Kind.OVERDUE);
            }
            case PAID -> {
                mails.plan(invoice, BillingMail.Kind.PAID);
                lift(invoice);
            }
            case VOID -> lift(invoice);
        }
    }

    /// Takes every step that is due by the tenant's time. Once more does nothing.
    public void catchUp() {
        var _ = settlements.becomeOverdue();
        var overdue = settlements.overdueSince(time.now());
        if (!overdue.isEmpty() && tenants.pastDue("invoice overdue")) {
            record("tenant.past-due", overdue.getFirst());
        }
        for (var invoice : settlements.overdueSince(time.now().minus(config.suspendAfter()))) {
            // Once an invoice, so that a portal that an operator has opened nevertheless stays open.
            if (steps.reach(invoice.id(), DunningStage.SUSPENDED, time.now())
                    && tenants.suspendForDebt("invoice unpaid")) {
                record("tenant.suspended", invoice);
                mails.plan(invoice, BillingMail.Kind.SUSPENDED);
            }
        }
    }

    private void lift(Invoice invoice) {
        if (invoices.counts().overdue() == 0 && tenants.settle()) {
            record("tenant.reactivated", invoice);
        }
    }

    private void record(String action, Invoice invoice) {
        var tenant = tenants.get();
        audit.record(
                action,
                new Target("tenant", tenant.id().toString(), tenant.name()),
                new Change(Map.of(), Map.of("state", tenant.state(), "invoice", invoice.name()), null));
    }
}
