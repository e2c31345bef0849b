package dev.portolan.kernel.events;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Forgets events that cannot come again: work topics and dead letters keep them for a week. Every process may do it:
/// it does nothing twice.
@ApplicationScoped
@CrossTenant("old rows go, whoever's they are")
class InboxSweep {
    private static final Duration KEPT = Duration.ofDays(8);
    private static final int AT_ONCE = 10_000;

    private final AgroalDataSource database;
    private final EventsConfig config;
    private final InstantSource time;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("inbox-sweep").factory());

    InboxSweep(@DataSource("cross") AgroalDataSource database, EventsConfig config, InstantSource time) {
        this.database = database;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        var pause = config.sweep().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
    }

    // In parts, so that no transaction is long.
    private void sweep() {
        var sql = "delete from inbox where (consumer, event_id) in"
                + " (select consumer, event_id from inbox where at < ? order by at limit " + AT_ONCE + ")";
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, time.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            var gone = AT_ONCE;
            while (gone == AT_ONCE) {
                gone = delete.executeUpdate();
            }
        } catch (SQLException | RuntimeException e) {
            Log.warn("old inbox rows stay until the next sweep", e);
        }
    }
}
