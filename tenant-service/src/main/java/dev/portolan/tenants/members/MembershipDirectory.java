package dev.portolan.tenants.members;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Says which tenants a person belongs to.
@ApplicationScoped
@CrossTenant("a person signs in before any tenant is chosen, and may belong to several")
public class MembershipDirectory {
    private final Sql sql;
    private final TenantDirectory tenants;

    MembershipDirectory(@DataSource("cross") AgroalDataSource database, TenantDirectory tenants) {
        this.sql = new Sql(database);
        this.tenants = tenants;
    }

    /// By the tenants' names.
    public List<Membership> of(String subject) {
        return sql.query(
                "select t.*, m.role from member m join tenant t on t.id = m.tenant_id where m.subject = ? order by t.name, t.slug",
                this::read,
                subject);
    }

    /// @param slug as somebody wrote it; what is no slug names no tenant
    public Optional<Membership> find(String subject, String slug) {
        return sql.first(
                "select t.*, m.role from member m join tenant t on t.id = m.tenant_id where m.subject = ? and t.slug = ?",
                this::read,
                subject,
                slug);
    }

    private Membership read(ResultSet row) throws SQLException {
        return new Membership(tenants.read(row), Role.valueOf(row.getString("role")));
    }
}
