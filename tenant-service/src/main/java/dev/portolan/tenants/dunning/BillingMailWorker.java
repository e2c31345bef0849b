package dev.portolan.tenants.dunning;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Sends mails that are due, one after the other, outside transactions. A mail is sent again only when the
/// process is killed between sending it and noting so.
@ApplicationScoped
class BillingMailWorker {
    private final BillingMailQueue queue;
    private final BillingMailService mails;
    private final BillingLetters letters;
    private final TenantScope scope;
    private final DunningConfig config;
    private final Recurring clock =
            new Recurring("billing-mails", this::look, "mails about invoices wait until the next look");

    BillingMailWorker(
            BillingMailQueue queue,
            BillingMailService mails,
            BillingLetters letters,
            TenantScope scope,
            DunningConfig config) {
        this.queue = queue;
        this.mails = mails;
        this.letters = letters;
        this.scope = scope;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.mail().poll());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void look() {
        var mail = queue.claim();
        while (mail.isPresent()) {
            var claimed = mail.get();
            scope.run(claimed.tenant(), () -> deliver(claimed));
            mail = queue.claim();
        }
    }

    private void deliver(BillingMail mail) {
        try {
            var letter = mails.letter(mail);
            if (letter.isEmpty()) {
                mails.dropped(mail);
                return;
            }
            letters.send(letter.get());
            mails.sent(mail);
        } catch (RuntimeException e) {
            Log.warnf(
                    e,
                    "mail=%s kind=%s tenant=%s failed attempt=%d",
                    mail.id(),
                    mail.kind(),
                    mail.tenant(),
                    mail.attempt());
            mails.failed(mail);
        }
    }
}
