package dev.portolan.kernel.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;

/// The second lock: tells PostgreSQL the tenant as each transaction begins, on the transaction's own connection and
/// until
/// its end only. Row-level security shows and takes that tenant's rows alone; with no tenant told, none.
@ApplicationScoped
@TenantSql("set_config is not HQL")
class RowSecurityLock {
    private final AgroalDataSource database;
    private final CurrentTenant current;

    RowSecurityLock(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    void tell(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException {
        if (!Arc.container().requestContext().isActive() || current.find().isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select set_config('portolan.tenant', ?, true)")) {
            statement.setString(1, current.id().toString());
            statement.execute();
        }
    }
}
