package dev.portolan.tenants.clock;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/// What time and what day it is for the current tenant, by which all of its billing goes. For rights, tokens
/// and the record it is the real time that counts.
@ApplicationScoped
@TenantSql("single values, within a transaction or without")
public class TenantClock {
    private final Sql sql;
    private final CurrentTenant current;
    private final InstantSource time;

    TenantClock(AgroalDataSource database, CurrentTenant current, InstantSource time) {
        this.sql = new Sql(database);
        this.current = current;
        this.time = time;
    }

    /// The time of the tenant's test clock, or else the real one.
    ///
    /// @throws IllegalStateException with no tenant current
    public Instant now() {
        var tenant = current.id().value();
        return QuarkusTransaction.joiningExisting()
                .call(() -> sql.first(
                                "select at from test_clock where tenant_id = ?",
                                row -> Objects.requireNonNull(Sql.instant(row, "at")),
                                tenant)
                        .orElseGet(time::instant));
    }

    /// The zone whose days and months the tenant is billed in; UTC for a tenant without a row.
    ///
    /// @throws IllegalStateException with no tenant current
    public ZoneId zone() {
        var tenant = current.id().value();
        return QuarkusTransaction.joiningExisting()
                .call(() -> sql.first(
                        "select zone from tenant where id = ?", row -> ZoneId.of(row.getString("zone")), tenant))
                .orElse(ZoneId.of("UTC"));
    }

    /// The day in the tenant's zone.
    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }
}
