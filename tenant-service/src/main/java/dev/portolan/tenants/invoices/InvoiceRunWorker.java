package dev.portolan.tenants.invoices;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Works on runs, one tenant a transaction. All its memory is the database: what is killed goes on after its
/// lease, with the tenant it was at, for which nothing is made twice.
@ApplicationScoped
class InvoiceRunWorker {
    private final InvoiceRunQueue queue;
    private final InvoiceRunService runs;
    private final DraftService drafts;
    private final TenantScope scope;
    private final CurrentActor actor;
    private final InvoiceConfig config;
    private final Recurring clock =
            new Recurring("invoice-runs", this::look, "a run of invoices waits for its lease to end");

    InvoiceRunWorker(
            InvoiceRunQueue queue,
            InvoiceRunService runs,
            DraftService drafts,
            TenantScope scope,
            CurrentActor actor,
            InvoiceConfig config) {
        this.queue = queue;
        this.runs = runs;
        this.drafts = drafts;
        this.scope = scope;
        this.actor = actor;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.poll());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void look() {
        if (config.automatic()) {
            runs.startAutomatic();
        }
        work();
    }

    /// Does one run to its end, if one waits.
    private void work() {
        queue.claim().ifPresent(run -> {
            Log.infof("invoice run=%s month=%s attempt=%d begins", run.id(), run.month(), run.attempt());
            var after = run.after();
            while (true) {
                var batch = queue.tenants(after);
                if (batch.isEmpty()) {
                    queue.finish(run);
                    return;
                }
                for (var tenant : batch) {
                    var drafted = draft(run, tenant);
                    if (clock.closed() || !queue.advance(run, tenant, !drafted)) {
                        return; // another process goes on
                    }
                }
                after = batch.getLast().value();
            }
        });
    }

    private boolean draft(ClaimedRun run, TenantId tenant) {
        try {
            scope.run(tenant, () -> {
                var starter = run.startedBy();
                if (starter != null) {
                    actor.enter(new Actor(Kind.STAFF, starter.subject(), starter.name(), null, null));
                }
                drafts.draft(run.month(), starter != null);
            });
            return true;
        } catch (RuntimeException e) {
            Log.errorf(e, "invoice run=%s failed tenant=%s", run.id(), tenant);
            return false;
        }
    }
}
