package dev.portolan.tenants.clock;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// The current tenant's clock, and its mark as a test.
@ApplicationScoped
@TenantSql("on conflict, and updates that only one of two may make")
class TestClockRepository {
    private final Sql sql;
    private final CurrentTenant current;

    TestClockRepository(AgroalDataSource database, CurrentTenant current) {
        this.sql = new Sql(database);
        this.current = current;
    }

    /// Empty when the tenant has no row.
    Optional<TestClock> find() {
        return sql.first(
                "select t.test, c.at from tenant t left join test_clock c on c.tenant_id = t.id where t.id = ?",
                row -> new TestClock(row.getBoolean("test"), Sql.instant(row, "at")),
                current.id().value());
    }

    /// @return whether that changed anything
    boolean mark(boolean test) {
        return sql.update(
                        "update tenant set test = ? where id = ? and test <> ?",
                        test,
                        current.id().value(),
                        test)
                == 1;
    }

    /// Starts the clock where it has none.
    ///
    /// @return false when somebody else has
    boolean start(Instant at) {
        return sql.update(
                        "insert into test_clock (tenant_id, at) values (?, ?) on conflict do nothing",
                        current.id().value(),
                        at)
                == 1;
    }

    /// @return false when the clock does not say `from` any more
    boolean move(Instant from, Instant to) {
        return sql.update(
                        "update test_clock set at = ? where tenant_id = ? and at = ?",
                        to,
                        current.id().value(),
                        from)
                == 1;
    }
}
