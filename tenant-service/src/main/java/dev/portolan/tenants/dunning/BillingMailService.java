package dev.portolan.tenants.dunning;

import dev.portolan.tenants.invoices.Invoice;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.tenants.invoices.SettlementService;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;

/// Plans mails to the current tenant's owners and records what became of them. The worker sends them.
@ApplicationScoped
@Transactional
class BillingMailService {
    private final BillingMailRepository mails;
    private final InvoiceService invoices;
    private final SettlementService settlements;
    private final MemberService members;
    private final TenantService tenants;
    private final DunningConfig config;
    private final InstantSource time;

    BillingMailService(
            BillingMailRepository mails,
            InvoiceService invoices,
            SettlementService settlements,
            MemberService members,
            TenantService tenants,
            DunningConfig config,
            InstantSource time) {
        this.mails = mails;
        this.invoices = invoices;
        this.settlements = settlements;
        this.members = members;
        this.tenants = tenants;
        this.config = config;
        this.time = time;
    }

    /// Plans one to each owner of now.
    void plan(Invoice invoice, BillingMail.Kind kind) {
        members.owners().forEach(owner -> mails.plan(invoice.id(), kind, owner.subject(), time.instant()));
    }

    /// What is to be sent; empty when nobody is left to read it.
    Optional<Letter> letter(BillingMail mail) {
        return members.find(mail.subject())
                .filter(owner -> owner.role() == Role.OWNER)
                .map(owner -> {
                    var invoice = invoices.get(mail.invoice());
                    var open = settlements.outstanding(invoice);
                    return new Letter(mail.kind(), owner, tenants.get(), invoice, open, invoices.zone());
                });
    }

    void sent(BillingMail mail) {
        mails.end(mail, "SENT", time.instant());
    }

    void dropped(BillingMail mail) {
        mails.end(mail, "DROPPED", time.instant());
    }

    /// Lets it be tried again, or gives it up when it is too old.
    void failed(BillingMail mail) {
        var now = time.instant();
        if (mail.createdAt().plus(config.mail().giveUpAfter()).isAfter(now)) {
            var wait = config.mail().firstRetry().multipliedBy(1L << Math.clamp(mail.attempt() - 1L, 0, 6));
            mails.retry(mail, now, now.plus(wait));
        } else {
            mails.end(mail, "FAILED", now);
        }
    }
}
