package dev.portolan.plugins.events;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("what is too old or too much goes, whoever's it is")
class SweepRepository {
    private static final int AT_ONCE = 5_000;
    private static final String OLD =
            "delete from tenant_event where id in (select id from tenant_event where at < ? limit " + AT_ONCE + ")";
    private static final String ABOVE = "select tenant_id from tenant_event group by tenant_id having count(*) > ?";
    private static final String BEYOND = """
            delete from tenant_event where id in (
                select id from tenant_event where tenant_id = ? order by at desc, id desc offset ? limit %d)""".formatted(AT_ONCE);

    private final AgroalDataSource database;

    SweepRepository(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// Takes some away that are older.
    ///
    /// @return whether there may be more
    boolean old(Instant before) {
        return run(OLD, statement -> {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == AT_ONCE;
        });
    }

    /// Tenants with more than so many.
    List<UUID> above(int most) {
        return run(ABOVE, statement -> {
            statement.setInt(1, most);
            try (var rows = statement.executeQuery()) {
                var tenants = new ArrayList<UUID>();
                while (rows.next()) {
                    tenants.add(rows.getObject(1, UUID.class));
                }
                return tenants;
            }
        });
    }

    /// Takes some of a tenant's away that are beyond its newest.
    ///
    /// @return whether there may be more
    boolean beyond(UUID tenant, int most) {
        return run(BEYOND, statement -> {
            statement.setObject(1, tenant);
            statement.setInt(2, most);
            return statement.executeUpdate() == AT_ONCE;
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("old events cannot be reached", e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
