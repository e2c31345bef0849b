package dev.portolan.tenants.dunning;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// The current tenant's dunning.
@ApplicationScoped
@TenantSql("on conflict: each stage once")
class DunningRepository {
    private final Sql sql;

    DunningRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// @return false when the stage was reached before
    boolean reach(UUID invoice, DunningStage stage, Instant at) {
        return sql.update("""
                        insert into dunning_step (tenant_id, invoice_id, stage, at)
                        values (portolan_tenant(), ?, ?, ?) on conflict (invoice_id, stage) do nothing""", invoice, stage.name(), at) == 1;
    }
}
