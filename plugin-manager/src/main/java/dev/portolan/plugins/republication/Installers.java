package dev.portolan.plugins.republication;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Knows who has, or had, plugins installed, how many states there are, and how busy the relay is.
@ApplicationScoped
@CrossTenant("a run goes over all tenants, and knows of each only that it is there")
class Installers {
    private static final int CROWD = 1_000;

    private final AgroalDataSource database;

    Installers(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// The next tenant in the order of their ids.
    Optional<TenantId> after(UUID tenant) {
        var sql = "select tenant_id from installation where tenant_id > ? order by tenant_id limit 1";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new TenantId(rows.getObject(1, UUID.class))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("who has plugins could not be read", e);
        }
    }

    /// How many installations, retained ones too, and releases there are.
    long states() {
        return count("select (select count(tenant_id) from installation) + (select count(*) from release)");
    }

    /// Whether so much waits to be sent that live changes would wait behind more.
    boolean crowded() {
        return count("select count(*) from (select seq from outbox limit " + CROWD + ") waiting") == CROWD;
    }

    private long count(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the states could not be counted", e);
        }
    }
}
