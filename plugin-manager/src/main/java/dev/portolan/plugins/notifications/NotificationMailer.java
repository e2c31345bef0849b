package dev.portolan.plugins.notifications;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.notifications.MailboxService.Item;
import dev.portolan.plugins.notifications.MailboxService.Letter;
import dev.portolan.plugins.people.MemberClient;
import dev.portolan.plugins.people.Person;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Counting;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import io.quarkus.logging.Log;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Mails members what they are owed, gathered. All its memory is the database: a process that dies in between leaves a
/// mail that another sends, at worst a second time. NameService and addresses are asked for each time and never stored.
@ApplicationScoped
class NotificationMailer {
    private static final Waiting WAITING = new Waiting("notification_mailbox", "id", Counting.ASKED);
    private static final Duration UNKNOWN_TENANT = Duration.ofSeconds(5);

    private final MailboxService mailboxes;
    private final MemberClient members;
    private final TenantStates tenants;
    private final NotificationConfig config;
    private final URI portal;
    private final Dispatcher dispatcher;

    NotificationMailer(
            DueQueue queue,
            MailboxService mailboxes,
            MemberClient members,
            TenantStates tenants,
            TenantScope scope,
            NotificationConfig config,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.mailboxes = mailboxes;
        this.members = members;
        this.tenants = tenants;
        this.config = config;
        this.portal = portal;
        var mail = config.mail();
        var round = new Dispatcher.Round("notification-mail", WAITING, mail.parallel(), mail.poll(), mail.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::work);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SendingService.Owed owed) {
        dispatcher.wake();
    }

    private void work(Claim claim) {
        var tenant = tenants.of(claim.tenant());
        if (tenant.isEmpty() || !open(tenant.get())) {
            mailboxes.later(claim, UNKNOWN_TENANT);
            return;
        }
        mailboxes.next(claim).ifPresent(letter -> write(claim, letter, tenant.get()));
    }

    private static boolean open(TenantState tenant) {
        return switch (tenant.state()) {
            case ACTIVE, PAST_DUE -> true;
            case PROVISIONING, SUSPENDED, OFFBOARDING, DELETED -> false;
        };
    }

    private void write(Claim claim, Letter letter, TenantState tenant) {
        try {
            var to = person(tenant.slug(), letter.recipient());
            if (to.isEmpty()) {
                mailboxes.drop(claim);
                return;
            }
            send(letter, to.get(), tenant);
            mailboxes.sent(claim, letter);
            Log.debugf(
                    "notifications mailed user=%s count=%d",
                    letter.recipient(), letter.items().size());
        } catch (ProblemException e) {
            mailboxes.later(claim, claim.pause(config.mail().firstRetry()));
        } catch (RuntimeException e) {
            failed(claim, letter, e);
        }
    }

    private void failed(Claim claim, Letter letter, RuntimeException why) {
        if (claim.attempts() >= config.mail().attempts()) {
            Log.warnf(why, "notifications are not mailed, given up user=%s", letter.recipient());
            mailboxes.drop(claim);
            return;
        }
        Log.warnf(why, "notifications are not mailed yet user=%s attempt=%d", letter.recipient(), claim.attempts());
        mailboxes.later(claim, claim.pause(config.mail().firstRetry()));
    }

    private Optional<Person> person(Slug tenant, String subject) {
        return members.all(tenant).stream()
                .filter(person ->
                        person.subject().equals(subject) && !person.email().isEmpty())
                .findFirst();
    }

    private void send(Letter letter, Person to, TenantState tenant) {
        var home = portal + "/" + tenant.slug();
        var lines =
                letter.items().stream().map(item -> line(item, tenant.slug())).toList();
        var first = lines.getFirst();
        var subject = lines.size() == 1
                ? first.title()
                : first.title() + " and " + (lines.size() - 1) + " more in " + tenant.name();
        new Told(to.name(), tenant.name(), lines, home + "/notifications", home + "/notifications/settings")
                .to(to.email())
                .subject(subject)
                .send()
                .await()
                .atMost(config.mail().deadline());
    }

    private Line line(Item item, Slug slug) {
        var message = item.message();
        var body = message.body() == null ? null : message.body().strip();
        var urgent = message.severity() == Severity.CRITICAL;
        return new Line(message.title(), body, item.from(), urgent, Hrefs.absolute(message.href(), slug, portal));
    }

    /// The mail; its templates have its name.
    record Told(String name, String organization, List<Line> items, String inbox, String settings)
            implements MailTemplateInstance {
        Told {
            items = List.copyOf(items);
        }
    }

    /// One notification in it.
    record Line(
            String title,
            @Nullable String body,
            String from,
            boolean critical,
            @Nullable String link) {}
}
