package dev.portolan.plugins.installations;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Has what was uninstalled too long ago removed, tenant by tenant. Every process may do it: it does nothing twice.
@ApplicationScoped
class PurgeSweep {
    private final Purge purge;
    private final PurgeService purges;
    private final TenantCounts tenants;
    private final TenantScope scope;
    private final InstallationConfig config;
    private final Recurring clock =
            new Recurring("purge-sweep", this::sweep, "uninstalled plugins are removed at the next sweep");

    PurgeSweep(Purge purge, PurgeService purges, TenantCounts tenants, TenantScope scope, InstallationConfig config) {
        this.purge = purge;
        this.purges = purges;
        this.tenants = tenants;
        this.scope = scope;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    void sweep() {
        tenants.due(purge.limit()).forEach(this::sweep);
    }

    private void sweep(TenantId tenant) {
        try {
            var more = true;
            while (more && !clock.closed()) {
                more = scope.call(tenant, purges::some);
            }
        } catch (RuntimeException e) {
            Log.warnf("uninstalled plugins are removed later tenant=%s: %s", tenant, e.getMessage());
        }
    }
}
