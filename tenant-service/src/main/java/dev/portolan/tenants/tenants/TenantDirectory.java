package dev.portolan.tenants.tenants;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// Finds a tenant for those who are in none.
@ApplicationScoped
@CrossTenant("sign-in, sign-up and staff know a slug, and no tenant is current yet")
public class TenantDirectory {
    private final Sql sql;
    private final PlanService plans;

    TenantDirectory(@DataSource("cross") AgroalDataSource database, PlanService plans) {
        this.sql = new Sql(database);
        this.plans = plans;
    }

    /// @param slug as somebody wrote it; what is no slug names no tenant
    public Optional<Tenant> bySlug(String slug) {
        return sql.first("select * from tenant where slug = ?", this::read, slug);
    }

    /// Reads a row with all columns of `tenant`, for other cross-tenant queries that join it.
    public Tenant read(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new Slug(row.getString("slug")),
                row.getString("name"),
                TenantLifecycle.valueOf(row.getString("state")),
                plans.get(row.getString("plan")).with(RaisedLimits.parse(row.getString("raised_limits"))),
                row.getBoolean("trial"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
