package dev.portolan.plugins.webhooks;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("whoever calls an address says its token and nothing of a tenant")
class TokenRepository {
    private final AgroalDataSource database;

    TokenRepository(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// Where a token leads.
    record Led(UUID address, TenantId tenant, UUID installation, String extension) {}

    Optional<Led> find(String hash) {
        var sql = "select id, tenant_id, installation, extension from webhook_address where token_hash = ?";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, hash);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Led(
                                row.getObject(1, UUID.class),
                                new TenantId(row.getObject(2, UUID.class)),
                                row.getObject(3, UUID.class),
                                row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the addresses cannot be reached", e);
        }
    }
}
