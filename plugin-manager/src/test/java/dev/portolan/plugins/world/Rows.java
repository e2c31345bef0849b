package dev.portolan.plugins.world;

import dev.portolan.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;

/// Brings the database into a state in which a process may have left it, behind the service's back.
public final class Rows {
    private Rows() {}

    /// @param values for the question marks
    public static int change(String sql, Object... values) {
        try (var connection = TestDatabase.superuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The id of a tenant's installation of a plugin.
    public static UUID installation(Portal portal, String plugin) {
        try (var connection = TestDatabase.superuser();
                var select =
                        connection.prepareStatement("select id from installation where tenant_id = ? and plugin = ?")) {
            select.setObject(1, portal.tenant().id().value());
            select.setString(2, plugin);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
