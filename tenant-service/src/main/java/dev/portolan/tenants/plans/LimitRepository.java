package dev.portolan.tenants.plans;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// What limits are made of, and how much is used.
@ApplicationScoped
@TenantSql("rows of features that themselves ask for limits, counted under the lock of the tenant's row")
class LimitRepository {
    private final Sql sql;
    private final CurrentTenant current;

    LimitRepository(AgroalDataSource database, CurrentTenant current) {
        this.sql = new Sql(database);
        this.current = current;
    }

    /// Holds the tenant's row until the transaction ends.
    Optional<Terms> held() {
        return sql.first(
                "select plan, raised_limits from tenant where id = ? for update",
                row -> new Terms(row.getString("plan"), RaisedLimits.parse(row.getString("raised_limits"))),
                current.id().value());
    }

    long members() {
        return sql.query("select count(*) from member", row -> row.getLong(1)).getFirst();
    }

    /// Invitations that may still be accepted.
    long invited(Instant now) {
        return sql.query(
                        "select count(*) from invitation where state = 'PENDING' and expires_at > ?",
                        row -> row.getLong(1),
                        now)
                .getFirst();
    }

    record Terms(String plan, RaisedLimits raised) {}
}
