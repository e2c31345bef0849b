package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.tenants.clock.ClockListener;
import dev.portolan.tenants.plans.PlanConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;

/// Ends trials and raised limits when they are over, and sends the mails about it. Every process may do it:
/// what is due is looked at again under the lock of the tenant's row. Comes before what is billed, when a test
/// clock is moved.
@ApplicationScoped
@Priority(100)
class PlanSchedule implements ClockListener {
    private final DueTenants due;
    private final DueService service;
    private final NoticeMail mail;
    private final TenantScope scope;
    private final PlanConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("plan-schedule", this::sweep, "the database does not answer; what is over ends later");

    PlanSchedule(
            DueTenants due,
            DueService service,
            NoticeMail mail,
            TenantScope scope,
            PlanConfig config,
            InstantSource time) {
        this.due = due;
        this.service = service;
        this.mail = mail;
        this.scope = scope;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    /// The mails are the sweep's: a clock does not wait for them.
    @Override
    public void advanced(Instant from, Instant to) {
        service.settle();
    }

    private void sweep() {
        due.at(time.instant()).forEach(this::settle);
    }

    private void settle(TenantId tenant) {
        try {
            scope.run(tenant, () -> {
                service.settle();
                mail.send();
            });
        } catch (RuntimeException e) {
            Log.warnf(e, "what is over stays until the next sweep tenant=%s", tenant);
        }
    }
}
