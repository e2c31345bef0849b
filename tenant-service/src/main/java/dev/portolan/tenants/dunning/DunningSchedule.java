package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.tenants.invoices.BillingTime;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/// Looks for what is due from time to time. Every process may do it: it does nothing twice.
@ApplicationScoped
class DunningSchedule {
    private static final UUID FIRST = new UUID(0, 0);

    private final DunningDirectory directory;
    private final DunningService dunning;
    private final TenantScope scope;
    private final BillingTime time;
    private final DunningConfig config;
    private final Recurring clock = new Recurring("dunning", this::look, "overdue invoices wait until the next look");

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
        clock.start(config.poll());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void look() {
        var batch = due(FIRST);
        while (!batch.isEmpty()) {
            batch.forEach(this::catchUp);
            batch = due(batch.getLast().value());
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
