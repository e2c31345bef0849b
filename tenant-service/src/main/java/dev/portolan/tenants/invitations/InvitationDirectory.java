package dev.portolan.tenants.invitations;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Finds invitations by their links, and erases old ones.
@ApplicationScoped
@CrossTenant("who is invited is in no tenant yet")
class InvitationDirectory {
    private final Sql sql;
    private final TenantDirectory tenants;

    InvitationDirectory(@DataSource("cross") AgroalDataSource database, TenantDirectory tenants) {
        this.sql = new Sql(database);
        this.tenants = tenants;
    }

    /// @return empty alike when there is no such invitation and when this is not the latest mail's code
    Optional<Invited> find(UUID id, String code, Instant now) {
        // Compared as hashes of 256 random bits: the time of the comparison tells nothing.
        var hash = Code.hash(code);
        return sql.first(
                        "select t.* from tenant t join invitation i on i.tenant_id = t.id where i.id = ? and i.code_hash = ?",
                        tenants::read,
                        id,
                        hash)
                .flatMap(tenant -> sql.first(
                        "select * from invitation where id = ? and code_hash = ?",
                        row -> read(row, tenant, now),
                        id,
                        hash));
    }

    /// Erases what could last be accepted before this instant.
    void sweep(Instant before) {
        var _ = sql.update("delete from invitation where expires_at < ?", before);
    }

    private static Invited read(ResultSet row, Tenant tenant, Instant now) throws SQLException {
        var by = row.getString("accepted_by");
        return new Invited(
                tenant,
                Invitation.read(row, now),
                by == null ? null : new Invited.Acceptance(by, AccountKind.valueOf(row.getString("account"))));
    }
}
