package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantRestriction;
import dev.portolan.tenants.invoices.BillingTime;
import dev.portolan.tenants.invoices.Invoice;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.InvoiceChange;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.tenants.invoices.SettlementService;
import dev.portolan.tenants.tenants.Reopened;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;

/// Does what follows when the current tenant pays, and when it does not.
@ApplicationScoped
@Transactional
public class DunningService {
    private static final Set<TenantLifecycle> OPEN = EnumSet.of(TenantLifecycle.ACTIVE, TenantLifecycle.PAST_DUE);

    private final InvoiceService invoices;
    private final SettlementService settlements;
    private final DunningRepository steps;
    private final BillingMailService mails;
    private final TenantService tenants;
    private final BillingTime time;
    private final DunningConfig config;

    DunningService(
            InvoiceService invoices,
            SettlementService settlements,
            DunningRepository steps,
            BillingMailService mails,
            TenantService tenants,
            BillingTime time,
            DunningConfig config) {
        this.invoices = invoices;
        this.settlements = settlements;
        this.steps = steps;
        this.mails = mails;
        this.tenants = tenants;
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
        // Who leaves, or was shut for another reason, is taken up when open again: no step is spent meanwhile.
        if (!OPEN.contains(tenants.get().state())) {
            return;
        }
        var overdue = settlements.overdueSince(time.now());
        if (!overdue.isEmpty()) {
            var _ = tenants.pastDue(TenantRestriction.DEBT, overdue.getFirst().name() + " is overdue");
        }
        for (var invoice : settlements.overdueSince(time.now().minus(config.suspendAfter()))) {
            // Once an invoice, so that a portal that an operator has opened nevertheless stays open.
            if (steps.reach(invoice.id(), DunningStage.SUSPENDED, time.now())
                    && tenants.suspendFor(TenantRestriction.DEBT, invoice.name() + " is unpaid")) {
                mails.plan(invoice, BillingMail.Kind.SUSPENDED);
            }
        }
    }

    /// A tenant that comes back, or is opened again, owes what it owed: or no more.
    void reopened(@Observes Reopened event) {
        if (invoices.counts().overdue() == 0) {
            var _ = tenants.settle(TenantRestriction.DEBT, "nothing is owed");
        }
        catchUp();
    }

    private void lift(Invoice invoice) {
        if (invoices.counts().overdue() == 0) {
            var _ = tenants.settle(TenantRestriction.DEBT, invoice.name() + " is settled");
        }
    }
}
