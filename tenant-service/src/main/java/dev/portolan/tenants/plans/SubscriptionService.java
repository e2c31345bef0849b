package dev.portolan.tenants.plans;

import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps the current tenant's subscription.
@ApplicationScoped
@Transactional
public class SubscriptionService {
    /// How long a trial lasts.
    public static final Duration TRIAL = Duration.ofDays(14);

    private final SubscriptionRepository rows;
    private final SubscriptionQueries queries;
    private final InstantSource time;

    SubscriptionService(SubscriptionRepository rows, SubscriptionQueries queries, InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.time = time;
    }

    /// Starts the tenant's subscription, unless it has one.
    public Subscription start(String plan, boolean trial) {
        return find().orElseGet(() -> {
            var row = new SubscriptionRow();
            row.id = Ids.next();
            row.plan = plan;
            row.status = trial ? Subscription.Status.TRIALING : Subscription.Status.ACTIVE;
            row.startedAt = time.instant();
            row.trialEndsAt = trial ? row.startedAt.plus(TRIAL) : null;
            rows.persist(row);
            return toDomain(row);
        });
    }

    public Optional<Subscription> find() {
        return queries.ofTenant().map(SubscriptionService::toDomain);
    }

    private static Subscription toDomain(SubscriptionRow row) {
        return new Subscription(row.plan, row.status, row.startedAt, row.trialEndsAt);
    }
}
