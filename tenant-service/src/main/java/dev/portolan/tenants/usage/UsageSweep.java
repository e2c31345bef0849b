package dev.portolan.tenants.usage;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/// Forgets events that cannot come again, by when they were taken: a late one may be old already. Every process may do
/// it: it does nothing twice.
@ApplicationScoped
@CrossTenant("old events go, whoever's they are")
class UsageSweep {
    private static final int AT_ONCE = 10_000;

    private final Sql sql;
    private final UsageConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("usage-sweep", this::sweep, "old usage events stay until the next sweep");

    UsageSweep(@DataSource("cross") AgroalDataSource database, UsageConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
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
}
