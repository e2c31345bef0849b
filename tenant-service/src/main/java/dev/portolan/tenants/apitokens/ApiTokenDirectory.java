package dev.portolan.tenants.apitokens;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Finds tokens by their hash.
@ApplicationScoped
@CrossTenant("a token is all that its bearer shows; it names the tenant")
public class ApiTokenDirectory {
    /// Both rows are locked for a moment: a change of rights that is under way is waited for, and one that comes later
    /// is later than this use, so that its revocation hits what is issued now.
    private static final String USE = """
            with owner as (
                select id, tenant_id, subject, name, email, role from member
                where id = (select member_id from api_token where hash = ?) for share),
            used as (
                update api_token set last_used_at = ? from owner
                where member_id = owner.id and hash = ? and revoked_at is null and expires_at > ?
                returning api_token.id, api_token.scopes, api_token.expires_at)
            select t.*, used.id as token_id, used.scopes, used.expires_at, owner.subject, owner.name as owner,
                owner.email, owner.role
            from used cross join owner join tenant t on t.id = owner.tenant_id""";

    private final Sql sql;
    private final TenantDirectory tenants;

    ApiTokenDirectory(@DataSource("cross") AgroalDataSource database, TenantDirectory tenants) {
        this.sql = new Sql(database);
        this.tenants = tenants;
    }

    /// Notes a use.
    ///
    /// @return empty when the token is unknown, expired or revoked
    public Optional<UsedToken> use(byte[] hash, Instant now) {
        return sql.first(USE, this::read, hash, now, hash, now);
    }

    private UsedToken read(ResultSet row) throws SQLException {
        return new UsedToken(
                Sql.uuid(row, "token_id"),
                tenants.read(row),
                new Owner(row.getString("subject"), row.getString("owner")),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                List.of((String[]) row.getArray("scopes").getArray()),
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }
}
