package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Finds the tenants for which something may be due.
@ApplicationScoped
@CrossTenant("the schedule looks for what is due, whoever's it is, and then enters that tenant's scope")
class DunningDirectory {
    private static final String DUE = """
            select distinct i.tenant_id from invoice i join tenant t on t.id = i.tenant_id
            where t.state <> 'DELETED' and i.kind = 'INVOICE' and i.state in ('ISSUED', 'OVERDUE') and i.due_at <= ? and i.tenant_id > ?
              and (i.state = 'ISSUED' or t.state = 'ACTIVE' or i.due_at <= ? and not exists (
                  select from dunning_step s where s.invoice_id = i.id and s.stage = 'SUSPENDED'))
            order by i.tenant_id limit 100""";

    private final Sql sql;

    DunningDirectory(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// A batch, in order of the ids.
    ///
    /// @param suspendAfter from the day an invoice is due until the portal is suspended
    List<TenantId> due(Instant now, Duration suspendAfter, UUID after) {
        return sql.query(DUE, row -> new TenantId(Sql.uuid(row, "tenant_id")), now, after, now.minus(suspendAfter));
    }
}
