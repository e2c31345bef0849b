package dev.portolan.tenants.members;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.tenants.TenantService;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Counts the seats that are taken: each member's, and one for each invitation that can still be accepted.
@ApplicationScoped
@TenantSql("two tables in one sum")
public class Seats {
    private static final String LIMIT = "seats";

    private final Sql sql;
    private final TenantService tenants;
    private final InstantSource time;

    Seats(AgroalDataSource database, TenantService tenants, InstantSource time) {
        this.sql = new Sql(database);
        this.tenants = tenants;
        this.time = time;
    }

    public long used() {
        return sql.first("""
                        select (select count(*) from member)
                            + (select count(*) from invitation where state = 'PENDING' and expires_at > ?)""", row -> row.getLong(1), time.instant()).orElse(0L);
    }

    /// Ends the request unless one more may come in. Hold the tenant's row meanwhile.
    ///
    /// @throws ProblemException `plan-limit`
    public void requireFree() {
        var plan = tenants.get().plan();
        var limit = plan.limits().get(LIMIT);
        var used = used();
        if (limit != null && used >= limit) {
            throw new ProblemException(
                    TenantProblem.PLAN_LIMIT,
                    "The plan %s has %d seats, and %d are taken by members and invitations. Remove a member, revoke an invitation, or change to a larger plan."
                            .formatted(plan.title(), limit, used));
        }
    }
}
