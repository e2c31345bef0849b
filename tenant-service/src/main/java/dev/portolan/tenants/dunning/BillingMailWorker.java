package dev.portolan.tenants.dunning;

import dev.portolan.kernel.tenancy.TenantScope;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sends mails that are due, one after the other, outside transactions. A mail is sent again only when the
/// process is killed between sending it and noting so.
@ApplicationScoped
class BillingMailWorker {
    private final BillingMailQueue queue;
    private final BillingMailService mails;
    private final BillingLetters letters;
    private final TenantScope scope;
    private final DunningConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("billing-mails").factory());

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
        var pause = config.mail().poll().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            var mail = queue.claim();
            while (mail.isPresent()) {
                var claimed = mail.get();
                scope.run(claimed.tenant(), () -> deliver(claimed));
                mail = queue.claim();
            }
        } catch (RuntimeException e) {
            Log.warn("mails about invoices wait until the next look", e);
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
