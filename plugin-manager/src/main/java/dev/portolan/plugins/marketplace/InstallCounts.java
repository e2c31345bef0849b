package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.time.Recurring;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Counts now and then how many tenants have each plugin. Every process may do it: the figure is the same.
@ApplicationScoped
@CrossTenant("counts the tenants that use a plugin, and knows nothing else of them")
class InstallCounts {
    private static final String COUNT = """
            select r.publisher || '/' || r.plugin as name, count(distinct i.tenant_id) as tenants
            from installation i join release r on r.digest = i.digest
            where i.uninstalled_at is null group by 1""";
    private static final String WRITE = """
            update listing l set installs = n.installs
            from (select name, coalesce((select c.tenants from unnest(?::text[], ?::bigint[]) c (plugin, tenants)
                                         where c.plugin = listing.name), 0) as installs
                  from listing) n
            where l.name = n.name and l.installs <> n.installs""";

    private final AgroalDataSource cross;
    private final AgroalDataSource application;
    private final MarketplaceConfig config;
    private final Recurring clock =
            new Recurring("install-counts", this::count, "the marketplace shows older counts of installations");

    InstallCounts(@DataSource("cross") AgroalDataSource cross, AgroalDataSource application, MarketplaceConfig config) {
        this.cross = cross;
        this.application = application;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.countInstalls());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    void count() {
        var counts = counted();
        try (var connection = application.getConnection();
                var write = connection.prepareStatement(WRITE)) {
            write.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
            write.setArray(2, connection.createArrayOf("bigint", counts.values().toArray()));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("counts of installations could not be kept", e);
        }
    }

    private Map<String, Long> counted() {
        try (var connection = cross.getConnection();
                var count = connection.prepareStatement(COUNT);
                var rows = count.executeQuery()) {
            var counts = new HashMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString("name"), rows.getLong("tenants"));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("installations could not be counted", e);
        }
    }
}
