package dev.portolan.tenants.plans;

import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.clock.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's subscription. Who changes it holds the tenant's row, and sees to what follows
/// from it.
@ApplicationScoped
@Transactional
public class SubscriptionService {
    /// How long a trial lasts.
    public static final Duration TRIAL = Duration.ofDays(14);
    /// After how long a mail that may not have been sent is tried again.
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final SubscriptionRepository rows;
    private final PlanChangeRepository changes;
    private final SubscriptionQueries queries;
    private final LimitRepository terms;
    private final TenantClock clock;
    private final InstantSource time;

    SubscriptionService(
            SubscriptionRepository rows,
            PlanChangeRepository changes,
            SubscriptionQueries queries,
            LimitRepository terms,
            TenantClock clock,
            InstantSource time) {
        this.rows = rows;
        this.changes = changes;
        this.queries = queries;
        this.terms = terms;
        this.clock = clock;
        this.time = time;
    }

    /// Starts the tenant's subscription, unless it has one.
    public Subscription start(String plan, boolean trial) {
        return find().orElseGet(() -> {
            var row = new SubscriptionRow();
            row.id = Ids.next();
            row.plan = plan;
            row.status = trial ? Subscription.Status.TRIALING : Subscription.Status.ACTIVE;
            row.startedAt = clock.now();
            row.trialEndsAt = trial ? row.startedAt.plus(TRIAL) : null;
            rows.persist(row);
            return toDomain(row);
        });
    }

    public Optional<Subscription> find() {
        return queries.ofTenant().map(SubscriptionService::toDomain);
    }

    /// When the plan changed, in order. Before the first change it was `from` of that, since the subscription
    /// started.
    public List<PlanChange> changes() {
        return queries.changes().stream()
                .map(row -> new PlanChange(
                        row.at, row.from, row.fromTrial, row.to, new Money(row.proratedMinor, row.currency)))
                .toList();
    }

    /// Which plan is paid for on which days from one until before another, both in the tenant's zone.
    public List<BilledDays> billed(LocalDate from, LocalDate until) {
        return find()
                .map(subscription -> BilledDays.of(subscription, changes(), clock.zone()))
                .orElse(List.of())
                .stream()
                .flatMap(days -> days.within(from, until).stream())
                .toList();
    }

    /// Goes over to a plan that is paid for from now on.
    ///
    /// @param prorated what the rest of the month comes to
    public Subscription subscribe(String plan, Money prorated) {
        var row = present();
        var change = new PlanChangeRow();
        change.id = Ids.next();
        change.at = clock.now();
        change.from = row.plan;
        change.fromTrial = !toDomain(row).billed();
        change.to = plan;
        change.proratedMinor = prorated.minor();
        change.currency = prorated.currency();
        changes.persist(change);
        row.plan = plan;
        open(row, Subscription.Status.ACTIVE, null);
        return toDomain(row);
    }

    /// Lets the plan be tried until then.
    public Subscription tryUntil(Instant until) {
        var row = present();
        open(row, Subscription.Status.TRIALING, until);
        return toDomain(row);
    }

    /// Ends a trial with nothing to go on with.
    public void cancel() {
        var row = present();
        open(row, Subscription.Status.CANCELED, null);
        row.endedAt = clock.now();
    }

    /// Remembers that the tenant was suspended since no plan was chosen.
    public void shut() {
        present().shut = true;
    }

    /// Has the owner told by mail, in the place of what the owner was still to be told.
    public void tell(Notice notice) {
        var row = present();
        row.notice = notice;
        row.noticeDueAt = time.instant();
    }

    /// Takes the mail that is to be sent. It is due again after a while, unless it is [#told].
    public Optional<Notice> untold() {
        var _ = terms.held(); // as whoever changes the subscription does
        var now = time.instant();
        return queries.ofTenant()
                .filter(row -> row.noticeDueAt != null && !row.noticeDueAt.isAfter(now))
                .flatMap(row -> {
                    row.noticeDueAt = now.plus(RETRY);
                    return Optional.ofNullable(row.notice);
                });
    }

    /// The mail was sent.
    public void told(Notice notice) {
        var _ = terms.held();
        queries.ofTenant().filter(row -> row.notice == notice).ifPresent(row -> {
            row.notice = null;
            row.noticeDueAt = null;
        });
    }

    private static void open(SubscriptionRow row, Subscription.Status status, @Nullable Instant trialEndsAt) {
        row.status = status;
        row.trialEndsAt = trialEndsAt;
        row.endedAt = null;
        row.shut = false;
        row.notice = null;
        row.noticeDueAt = null;
    }

    private SubscriptionRow present() {
        return queries.ofTenant().orElseThrow(() -> new IllegalStateException("the tenant has no subscription"));
    }

    private static Subscription toDomain(SubscriptionRow row) {
        var ended = row.endedAt == null ? null : new Subscription.Ended(row.endedAt, row.shut);
        return new Subscription(row.plan, row.status, row.startedAt, row.trialEndsAt, ended);
    }
}
