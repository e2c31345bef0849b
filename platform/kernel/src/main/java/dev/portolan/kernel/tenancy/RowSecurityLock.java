package dev.portolan.kernel.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;

/// The second lock: tells PostgreSQL the tenant as each transaction begins, on the transaction's own connection and
/// until its end only. Row-level security shows and takes that tenant's rows alone; with no tenant told, none.
@ApplicationScoped
@TenantSql("set_config is not HQL")
class RowSecurityLock {
    private final AgroalDataSource database;
    private final CurrentTenant current;
    private final TransactionManager transactions;

    RowSecurityLock(AgroalDataSource database, CurrentTenant current, TransactionManager transactions) {
        this.database = database;
        this.current = current;
        this.transactions = transactions;
    }

    void tell(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException, SystemException {
        if (!Arc.container().requestContext().isActive() || current.find().isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select set_config('portolan.tenant', ?, true)")) {
            statement.setString(1, current.id().toString());
            statement.execute();
        } catch (SQLException e) {
            // Whoever begins it hears of a failure and never of a transaction, which would stay on the thread for ever.
            transactions.rollback();
            throw e;
        }
    }
}
