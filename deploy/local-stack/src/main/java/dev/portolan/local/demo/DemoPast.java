package dev.portolan.local.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Moves the beginnings of a company of the demo back. No API does that, for good reason: it is done behind the
/// services' back, on a machine of one's own.
record DemoPast(DemoDatabase database) {
    /// @param slug of a tenant that is open
    void begin(String slug, Instant at) throws DemoException {
        try (var connection = database.open()) {
            for (var statement : new String[] {
                "update tenant set created_at = ? where slug = ?",
                "update subscription set started_at = ? where tenant_id = (select id from tenant where slug = ?)",
                "update member set since = ? where tenant_id = (select id from tenant where slug = ?)",
                "update member_stay set since = ? where tenant_id = (select id from tenant where slug = ?)"
            }) {
                run(connection, statement, slug, at);
            }
        } catch (SQLException e) {
            throw new DemoException("the past of " + slug + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void run(Connection connection, String statement, String slug, Instant at) throws SQLException {
        try (var update = connection.prepareStatement(statement)) {
            update.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            update.setString(2, slug);
            update.executeUpdate();
        }
    }

    /// The database of tenant-service, as its superuser.
    interface DemoDatabase {
        Connection open() throws SQLException;
    }
}
