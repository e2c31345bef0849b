package dev.portolan.plugins.installations;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Knows of each tenant how many plugins it has, and who has some to be removed for good.
@ApplicationScoped
@CrossTenant("background work looks for the tenants that need it, and sees numbers only")
class TenantCounts {
    private static final String COUNTS = """
            select tenant_id, count(*) as present, count(*) filter (where desired = 'BLOCKED_BY_PLAN') as blocked
            from installation where uninstalled_at is null group by tenant_id""";
    private static final String DUE = "select distinct tenant_id from installation where uninstalled_at < ?";

    private final AgroalDataSource database;

    TenantCounts(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// @param present installed, enabled or not
    /// @param blocked of those, by the plan
    record Count(TenantId tenant, long present, long blocked) {}

    List<Count> all() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNTS);
                var rows = statement.executeQuery()) {
            var counts = new ArrayList<Count>();
            while (rows.next()) {
                counts.add(new Count(
                        new TenantId(rows.getObject("tenant_id", UUID.class)),
                        rows.getLong("present"),
                        rows.getLong("blocked")));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("the tenants' plugins could not be counted", e);
        }
    }

    /// Who has something that was uninstalled before a moment.
    List<TenantId> due(Instant before) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                var tenants = new ArrayList<TenantId>();
                while (rows.next()) {
                    tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                }
                return tenants;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what is to be removed could not be listed", e);
        }
    }
}
