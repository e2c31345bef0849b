package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Says which tenants are leaving, and hands out due steps, each to one process at a time.
@ApplicationScoped
@CrossTenant("the worker takes whatever is due, whoever's it is, and then enters that tenant's scope")
class ErasureQueue {
    private static final String CLAIM = """
            update offboarding set claims = claims + 1, leased_until = ?
            where id = (
                select id from offboarding
                where state = 'ERASING' and due_at <= ? and (leased_until is null or leased_until <= ?)
                order by due_at limit 1 for update skip locked)
            returning tenant_id, step, claims, failures""";

    private final Sql sql;
    private final OffboardingConfig config;
    private final InstantSource time;

    ErasureQueue(@DataSource("cross") AgroalDataSource database, OffboardingConfig config, InstantSource time) {
        this.sql = new Sql(database);
        this.config = config;
        this.time = time;
    }

    /// Tenants that may come back. Whether their window has ended, their own clock says.
    List<TenantId> windows() {
        return sql.query(
                "select tenant_id from offboarding where state = 'WINDOW' order by erase_at",
                row -> new TenantId(Sql.uuid(row, "tenant_id")));
    }

    Optional<ClaimedErasure> claim() {
        var now = time.instant();
        return sql.first(
                CLAIM,
                row -> new ClaimedErasure(
                        new TenantId(Sql.uuid(row, "tenant_id")),
                        ErasureStep.valueOf(row.getString("step")),
                        row.getInt("claims"),
                        row.getInt("failures")),
                now.plus(config.lease()),
                now,
                now);
    }

    /// What a process holds a step by while it gets on with it.
    Lease lease(ClaimedErasure claimed) {
        return new Lease(() -> renew(claimed), config.lease(), time);
    }

    /// @return false when the step has ended, or another process has taken it over
    boolean renew(ClaimedErasure claimed) {
        return sql.update(
                        "update offboarding set leased_until = ? where tenant_id = ? and claims = ? and state = 'ERASING'",
                        time.instant().plus(config.lease()),
                        claimed.tenant().value(),
                        claimed.claim())
                == 1;
    }
}
