package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.plans.PlanConfig;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Finds the tenants in which something is over, each by its own clock.
@ApplicationScoped
@CrossTenant("the schedule takes whatever is due, whoever's it is, and then enters that tenant's scope")
class DueTenants {
    private static final int AT_ONCE = 200;
    private static final String DUE = """
            select t.id from tenant t
            left join subscription s on s.tenant_id = t.id
            left join test_clock c on c.tenant_id = t.id
            where t.state in ('ACTIVE', 'PAST_DUE', 'SUSPENDED') and (
                s.status = 'TRIALING' and s.trial_ends_at <= coalesce(c.at, ?)
                or s.status = 'CANCELED' and not s.shut and t.state = 'PAST_DUE'
                    and s.ended_at <= coalesce(c.at, ?) - ? * interval '1 second'
                or s.status = 'CANCELED' and t.state = 'ACTIVE'
                or t.raised_until <= coalesce(c.at, ?)
                or s.notice_due_at <= ?)
            order by t.id limit ?""";

    private final Sql sql;
    private final PlanConfig config;

    DueTenants(@DataSource("cross") AgroalDataSource database, PlanConfig config) {
        this.sql = new Sql(database);
        this.config = config;
    }

    List<TenantId> at(Instant now) {
        return sql.query(
                DUE,
                row -> new TenantId(Sql.uuid(row, "id")),
                now,
                now,
                config.grace().toSeconds(),
                now,
                now,
                AT_ONCE);
    }
}
