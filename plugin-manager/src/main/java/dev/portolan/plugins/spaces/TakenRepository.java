package dev.portolan.plugins.spaces;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/// Reads what a tenant takes along. Within the current transaction, and never all of it in memory.
@ApplicationScoped
@TenantSql("rows as documents with what belongs to them, read as they are written")
class TakenRepository {
    private static final int FETCHED_AT_ONCE = 50;

    private final AgroalDataSource database;
    private final CurrentTenant current;

    TakenRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    void each(Taken taken, Rows rows) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(taken.sql())) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setObject(1, current.id().value());
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.row(found.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what a tenant takes along could not be read: " + taken.file(), e);
        }
    }

    /// Takes one row after the other.
    interface Rows {
        /// @param json an object
        void row(String json);
    }
}
