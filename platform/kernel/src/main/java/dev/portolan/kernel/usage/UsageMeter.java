package dev.portolan.kernel.usage;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Ids;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Meters what tenants use. tenant-service takes the figures from `portolan.usage`, each `(tenant, source, id)` once.
///
/// What happens often is counted in memory and handed to the outbox from time to time and at the end. A hand-over that
/// fails, or of which nobody knows whether it has committed, is repeated with the same ids, so that nothing counts
/// twice; a process that is killed loses what it counted since the last one. Thread-safe.
@ApplicationScoped
public class UsageMeter {
    private static final int PATIENCE = 3;

    private final Outbox outbox;
    private final TenantScope scope;
    private final CurrentTenant current;
    private final MeteringConfig config;
    private final String service;
    private final InstantSource time;
    private final UsageCounts counts;
    private final ReentrantLock turn = new ReentrantLock();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("usage-flush").factory());

    UsageMeter(
            Outbox outbox,
            TenantScope scope,
            CurrentTenant current,
            MeteringConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            InstantSource time,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.scope = scope;
        this.current = current;
        this.config = config;
        this.service = service;
        this.time = time;
        this.counts = new UsageCounts(service + "/" + Ids.next(), config.maxWaiting());
        Gauge.builder("portolan.usage.waiting", counts, UsageCounts::waiting).register(metrics);
        FunctionCounter.builder("portolan.usage.lost", counts, UsageCounts::lost)
                .register(metrics);
    }

    /// Counts something of the current tenant.
    ///
    /// @param quantity at least 1
    /// @throws IllegalStateException with no tenant current
    public void count(Meter meter, long quantity) {
        count(current.id(), meter, quantity);
    }

    /// Counts something of a tenant: for work that is in no tenant's scope.
    ///
    /// @param quantity at least 1
    public void count(TenantId tenant, Meter meter, long quantity) {
        if (quantity < 1 || meter.level()) {
            throw new IllegalArgumentException("only what adds up is counted: " + meter + " " + quantity);
        }
        counts.add(tenant, meter, quantity, time.instant());
    }

    /// Tells a figure of the current tenant that has an id by its nature, in the current transaction: a level, or what
    /// counts once however often it is seen, on whatever node.
    ///
    /// @param id unique to the tenant and this service
    /// @param at when it was so; its day is the one it counts for
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public void tell(Meter meter, String id, long quantity, Instant at) {
        append(new UsageEvent(current.id(), service, id, meter, quantity, at));
    }

    void start(@Observes StartupEvent started) {
        var pause = config.flush().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::flush, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdown();
        flush();
    }

    private void flush() {
        turn.lock();
        try {
            var failures = 0;
            for (var due : counts.due().entrySet()) {
                failures = handOver(due.getKey(), due.getValue()) ? 0 : failures + 1;
                if (failures == PATIENCE) {
                    return; // the database is away: each further try would only wait for it
                }
            }
            if (counts.lost() > 0) {
                Log.warnf("usage was not counted, since this process: %d", counts.lost());
            }
        } catch (RuntimeException e) {
            Log.error("usage waits for the next hand-over", e);
        } finally {
            turn.unlock();
        }
    }

    private boolean handOver(TenantId tenant, List<UsageEvent> events) {
        try {
            scope.run(tenant, () -> QuarkusTransaction.requiringNew().run(() -> events.forEach(this::append)));
            counts.settled(tenant);
            return true;
        } catch (RuntimeException e) {
            Log.warnf("usage waits for the next hand-over tenant=%s: %s", tenant, e.getMessage());
            return false;
        }
    }

    private void append(UsageEvent event) {
        outbox.append(Topics.USAGE, event.tenant().toString(), event.tenant(), "usage.metered", event);
    }
}
