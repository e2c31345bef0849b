package dev.portolan.catalog.history;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.time.Recurring;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// Forgets old versions. The present one of an entity stays, however old it is. Every process may do it: it does
/// nothing twice.
@ApplicationScoped
@CrossTenant("old versions go, whoever's they are")
class HistorySweep {
    private static final int AT_ONCE = 5_000;
    private static final String DELETE = """
            delete from history where (tenant_id, ref, version) in (
                select tenant_id, ref, version from history
                where at < ? and (not latest or operation = 'deleted') limit %d)""".formatted(AT_ONCE);

    private final AgroalDataSource database;
    private final HistoryConfig config;
    private final InstantSource time;
    private final Recurring work =
            new Recurring("history-sweep", this::sweep, "old versions of entities stay until the next sweep");

    HistorySweep(@DataSource("cross") AgroalDataSource database, HistoryConfig config, InstantSource time) {
        this.database = database;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        work.start(config.sweep());
    }

    void stop(@Observes ShutdownEvent stopping) {
        work.close();
    }

    // In parts, so that no transaction is long.
    void sweep() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, time.instant().minus(config.age()).atOffset(ZoneOffset.UTC));
            var gone = AT_ONCE;
            while (gone == AT_ONCE && !work.closed()) {
                gone = delete.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("old versions cannot be reached", e);
        }
    }
}
