package dev.portolan.plugins.usage;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Knows who has, or had, plugins installed.
@ApplicationScoped
@CrossTenant("each hour's count is taken of every tenant")
class InstallerDirectory {
    private final AgroalDataSource database;

    InstallerDirectory(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    List<TenantId> tenants() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select distinct tenant_id from installation");
                var rows = statement.executeQuery()) {
            var tenants = new ArrayList<TenantId>();
            while (rows.next()) {
                tenants.add(new TenantId(rows.getObject(1, UUID.class)));
            }
            return tenants;
        } catch (SQLException e) {
            throw new IllegalStateException("who has plugins could not be listed", e);
        }
    }
}
