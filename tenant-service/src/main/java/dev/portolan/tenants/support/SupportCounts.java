package dev.portolan.tenants.support;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts the current tenant's support sessions.
@ApplicationScoped
@TenantSql("one count")
public class SupportCounts {
    private final Sql sql;

    SupportCounts(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// All there ever were, also those that were refused.
    public long sessions() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> sql.query("select count(*) from support_session", row -> row.getLong(1))
                        .getFirst());
    }
}
