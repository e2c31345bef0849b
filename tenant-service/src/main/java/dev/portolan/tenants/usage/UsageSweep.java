package dev.portolan.tenants.usage;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Forgets events that cannot come again, by when they were taken: a late one may be old already. Every process may do
/// it: it does nothing twice.
@ApplicationScoped
@CrossTenant("old events go, whoever's they are")
class UsageSweep {
    private static final int AT_ONCE = 10_000;

    private final Sql sql;
    private final UsageConfig config;
    private final InstantSource time;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("usage-sweep").factory());

    UsageSweep(@DataSource("cross") AgroalDataSource database, UsageConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        var pause = config.sweep().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::run, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    /// In parts, so that no transaction is long.
    void sweep() {
        var gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = sql.update("""
                    delete from usage_event where (tenant_id, source, id) in (
                        select tenant_id, source, id from usage_event where taken_at < ? order by taken_at limit ?)""", time.instant().minus(config.events()), AT_ONCE);
        }
    }

    private void run() {
        try {
            sweep();
        } catch (RuntimeException e) {
            Log.warn("old usage events stay until the next sweep", e);
        }
    }
}
