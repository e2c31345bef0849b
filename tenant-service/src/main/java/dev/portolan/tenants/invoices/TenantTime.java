package dev.portolan.tenants.invoices;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/// The real time, and for a test tenant that of its clock.
@ApplicationScoped
@CrossTenant("schedules ask how late it is anywhere")
class TenantTime implements BillingTime {
    private final Sql sql;
    private final TenantClock clock;
    private final InstantSource time;

    TenantTime(@DataSource("cross") AgroalDataSource database, TenantClock clock, InstantSource time) {
        this.sql = new Sql(database);
        this.clock = clock;
        this.time = time;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public Instant latest() {
        return sql.first(
                        "select greatest(max(at), ?) as latest from test_clock",
                        row -> Objects.requireNonNull(Sql.instant(row, "latest")),
                        time.instant())
                .orElseThrow();
    }
}
