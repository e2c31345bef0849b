package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.people.MemberClient;
import dev.portolan.plugins.people.Person;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Counting;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Does what is to be done: tells the platform's own news, and brings notifications to the plugins that deliver them.
@ApplicationScoped
class Errands {
    private static final Waiting WAITING = new Waiting("notification_errand", "id", Counting.ATTEMPTS);
    private static final Duration UNKNOWN_TENANT = Duration.ofSeconds(5);

    private final ErrandService errands;
    private final Deliveries deliveries;
    private final SendingService sending;
    private final NameService names;
    private final Recipients recipients;
    private final MemberClient members;
    private final TenantStates tenants;
    private final NotificationConfig config;
    private final InstantSource time;
    private final Dispatcher dispatcher;

    Errands(
            DueQueue queue,
            ErrandService errands,
            Deliveries deliveries,
            SendingService sending,
            NameService names,
            Recipients recipients,
            MemberClient members,
            TenantStates tenants,
            TenantScope scope,
            NotificationConfig config,
            InstantSource time) {
        this.errands = errands;
        this.deliveries = deliveries;
        this.sending = sending;
        this.names = names;
        this.recipients = recipients;
        this.members = members;
        this.tenants = tenants;
        this.config = config;
        this.time = time;
        var ways = config.channels();
        var round = new Dispatcher.Round("notification-errands", WAITING, ways.parallel(), ways.poll(), ways.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::work);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErrandService.Added added) {
        dispatcher.wake();
    }

    private void work(Claim claim) {
        var tenant = tenants.of(claim.tenant());
        if (tenant.isEmpty()) {
            errands.later(claim.id(), time.instant().plus(UNKNOWN_TENANT));
            return;
        }
        var done = false;
        try {
            done = errands.find(claim.id())
                    .map(errand -> attempt(errand, claim, tenant.get()))
                    .orElse(true);
        } catch (ProblemException e) {
            Log.debugf("errand=%s waits: %s", claim.id(), e.getMessage());
        } catch (IllegalArgumentException e) {
            Log.errorf(e, "errand=%s makes no sense and is dropped", claim.id());
            done = true;
        }
        if (done || claim.attempts() >= config.channels().attempts()) {
            errands.done(claim.id());
        } else {
            errands.later(
                    claim.id(),
                    time.instant().plus(claim.pause(config.channels().firstRetry())));
        }
    }

    private boolean attempt(Errand errand, Claim claim, TenantState tenant) {
        return switch (errand) {
            case Errand.Channel channel -> {
                var last = claim.attempts() >= config.channels().attempts();
                yield deliveries.deliver(channel, members.all(tenant.slug()), claim.attempts(), last);
            }
            case Errand.Told(var event) -> {
                tell(event, tenant.slug());
                yield true;
            }
        };
    }

    private void tell(PluginEvent event, Slug tenant) {
        var asker = event instanceof PluginEvent.Requested request ? name(tenant, request.by()) : "";
        News.of(event, names.of(event.plugin()), asker).ifPresent(news -> {
            var to = news.to() == null ? recipients.admins(tenant) : recipients.of(tenant, Set.of(news.to()));
            var _ = sending.send(Sender.PLATFORM, news.message(), to);
        });
    }

    private String name(Slug tenant, String subject) {
        return members.all(tenant).stream()
                .filter(person -> person.subject().equals(subject))
                .map(Person::name)
                .findFirst()
                .orElse("Somebody");
    }
}
