package dev.portolan.plugins.usage;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.kernel.usage.MeteringConfig;
import dev.portolan.plugins.installations.InstallationCount;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Has the number of installed plugins told: soon after it has changed, and of every tenant once an hour, so that each
/// day
/// has a figure and a change that was lost with its process is made up for.
@ApplicationScoped
class LevelSchedule {
    private static final int PATIENCE = 3;

    private final LevelService levels;
    private final InstallerDirectory installers;
    private final TenantScope scope;
    private final MeteringConfig config;
    private final InstantSource time;
    /// At most as many as there are tenants.
    private final Set<TenantId> changed = ConcurrentHashMap.newKeySet();

    private final Recurring clock = new Recurring("plugin-levels", this::tell, "plugins are counted later");
    private Instant told = Instant.EPOCH;

    LevelSchedule(
            LevelService levels,
            InstallerDirectory installers,
            TenantScope scope,
            MeteringConfig config,
            InstantSource time) {
        this.levels = levels;
        this.installers = installers;
        this.scope = scope;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.flush());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    void note(@Observes(during = TransactionPhase.AFTER_SUCCESS) InstallationCount.Changed change) {
        changed.add(change.tenant());
    }

    private void tell() {
        for (var tenant : changed) {
            // Taken out first: what changes while the rows are counted is told the next time.
            changed.remove(tenant);
            if (!attempt(tenant, levels::tellChange)) {
                changed.add(tenant);
                return;
            }
        }
        tellHour();
    }

    private void tellHour() {
        var hour = time.instant().truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(told)) {
            return;
        }
        var failures = 0;
        for (var tenant : installers.tenants()) {
            failures = attempt(tenant, () -> levels.tellHour(hour)) ? 0 : failures + 1;
            if (failures == PATIENCE) {
                return; // the database is away: the whole hour is told again, and counts once
            }
        }
        told = hour;
    }

    private boolean attempt(TenantId tenant, Runnable work) {
        try {
            scope.run(tenant, work);
            return true;
        } catch (RuntimeException e) {
            Log.warnf("plugins are counted later tenant=%s: %s", tenant, e.getMessage());
            return false;
        }
    }
}
