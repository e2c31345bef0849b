package dev.portolan.tenants.invitations;

import dev.portolan.tenants.codes.Code;
import io.quarkus.logging.Log;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends owed mails, a few at once. All its memory is the database; each attempt makes a new code, so that none is ever
/// stored: the code of the latest mail is the one.
@ApplicationScoped
class InvitationMailer {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final MailQueue queue;
    private final InvitationConfig config;
    private final URI portal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore bell = new Semaphore(0);

    InvitationMailer(
            MailQueue queue, InvitationConfig config, @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.queue = queue;
        this.config = config;
        this.portal = portal;
    }

    void start(@Observes StartupEvent started) {
        for (var i = 0; i < config.parallel(); i++) {
            threads.execute(this::work);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    /// Wakes the mailer, once the transaction that owes a mail has committed. Only saves time.
    void ring() {
        bell.release();
    }

    private void work() {
        while (!threads.isShutdown()) {
            try {
                if (!sendOne()) {
                    var _ = bell.tryAcquire(config.poll().toNanos(), TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.warn("the database does not answer; invitations wait", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendOne() {
        var code = Code.next();
        var claimed = queue.claim(Code.hash(code));
        claimed.ifPresent(letter -> {
            try {
                send(letter, code);
                queue.sent(letter);
                Log.infof("invitation=%s mailed attempt=%d", letter.invitation(), letter.attempt());
            } catch (RuntimeException e) {
                Log.warnf(e, "invitation=%s is not mailed attempt=%d", letter.invitation(), letter.attempt());
                queue.failed(letter, wait(letter.attempt(), config.firstRetry()));
            }
        });
        return claimed.isPresent();
    }

    private void send(MailQueue.Letter letter, String code) {
        new Invite(
                        letter.words().inviter(),
                        letter.organization(),
                        letter.role().toString(),
                        letter.words().message(),
                        portal + "/invitations/accept?id=" + letter.invitation() + "&code=" + code,
                        DAY.format(letter.expiresAt().atOffset(ZoneOffset.UTC)))
                .to(letter.to())
                .subject(letter.words().inviter() + " invites you to " + letter.organization() + " on Portolan")
                .send()
                .await()
                .atMost(LONGEST);
    }

    /// Waits before a mail is tried again.
    ///
    /// @param attempt the one that failed, from 1
    static Duration wait(int attempt, Duration first) {
        var wait = first.multipliedBy(1L << Math.clamp(attempt - 1L, 0, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /// The mail; its templates have its name.
    record Invite(
            String inviter,
            String organization,
            String role,
            @Nullable String message,
            String link,
            String lastDay) implements MailTemplateInstance {}
}
