package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.invoices.BillingTime;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks for what is due from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class DunningSchedule {
    private static final UUID FIRST = new UUID(0, 0);

    private final DunningDirectory directory;
    private final DunningService dunning;
    private final TenantScope scope;
    private final BillingTime time;
    private final DunningConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("dunning").factory());

    DunningSchedule(
            DunningDirectory directory,
            DunningService dunning,
            TenantScope scope,
            BillingTime time,
            DunningConfig config) {
        this.directory = directory;
        this.dunning = dunning;
        this.scope = scope;
        this.time = time;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        var pause = config.poll().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            var batch = due(FIRST);
            while (!batch.isEmpty()) {
                batch.forEach(this::catchUp);
                batch = due(batch.getLast().value());
            }
        } catch (RuntimeException e) {
            Log.warn("overdue invoices wait until the next look", e);
        }
    }

    private List<TenantId> due(UUID after) {
        return directory.due(time.latest(), config.suspendAfter(), after);
    }

    private void catchUp(TenantId tenant) {
        try {
            scope.run(tenant, dunning::catchUp);
        } catch (RuntimeException e) {
            Log.errorf(e, "dunning failed tenant=%s", tenant);
        }
    }
}
