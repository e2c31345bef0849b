package dev.portolan.tenants.members;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /// Finds a membership for a token, and notes that the person was there. A change of the person's rights that is
    /// under way is waited for; one that comes later is later than this, too.
    ///
    /// @param slug as somebody wrote it; what is no slug names no tenant
    public Optional<Membership> enter(String subject, String slug, Instant now) {
        return sql.first("""
                with seen as (
                    update member set last_seen_at = ?
                    where subject = ? and tenant_id = (select id from tenant where slug = ?)
                    returning tenant_id, role)
                select t.*, seen.role from seen join tenant t on t.id = seen.tenant_id""", this::read, now, subject, slug);
    }

    private Membership read(ResultSet row) throws SQLException {
        return new Membership(tenants.read(row), Role.valueOf(row.getString("role")));
    }
}
