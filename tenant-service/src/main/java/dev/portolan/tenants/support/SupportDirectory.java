package dev.portolan.tenants.support;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import dev.portolan.tenants.support.SupportSession.Consent;
import dev.portolan.tenants.support.SupportSession.Request;
import dev.portolan.tenants.support.SupportSession.Who;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds support sessions for those who are in no tenant.
@ApplicationScoped
@CrossTenant("staff see the sessions of all tenants, and the schedule finds whatever is due")
class SupportDirectory {
    private static final String ALL =
            "select s.*, t.slug from support_session s join tenant t on t.id = s.tenant_id where s.id < ?";
    private static final String NEWEST = " order by s.id desc limit ?";
    private static final int AT_ONCE = 100;

    private final Sql sql;

    SupportDirectory(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// A session and the slug of its tenant.
    record Listed(String slug, SupportSession session) {}

    /// What is due in a tenant.
    record Due(TenantId tenant, UUID session) {}

    Optional<Listed> find(UUID id) {
        return sql.first(
                "select s.*, t.slug from support_session s join tenant t on t.id = s.tenant_id where s.id = ?",
                SupportDirectory::listed,
                id);
    }

    /// Newest first.
    List<Listed> before(@Nullable SupportState state, UUID before, int size) {
        return state == null
                ? sql.query(ALL + NEWEST, SupportDirectory::listed, before, size)
                : sql.query(ALL + " and s.state = ?" + NEWEST, SupportDirectory::listed, before, state.name(), size);
    }

    /// The active session that somebody of the staff has with a tenant.
    Optional<UUID> active(String staff, TenantId tenant) {
        return sql.first(
                "select id from support_session where staff_subject = ? and tenant_id = ? and state = 'ACTIVE'",
                row -> Sql.uuid(row, "id"),
                staff,
                tenant.value());
    }

    /// Sessions and requests whose time is over.
    List<Due> over(Instant now) {
        return sql.query("""
                select tenant_id, id from support_session
                where state = 'ACTIVE' and ends_at <= ? or state = 'REQUESTED' and lapses_at <= ? limit ?""", SupportDirectory::due, now, now, AT_ONCE);
    }

    /// Requests that the owners have not been told of.
    List<Due> untold(Instant now) {
        return sql.query(
                "select tenant_id, id from support_session where state = 'REQUESTED' and notify_at <= ? limit ?",
                SupportDirectory::due,
                now,
                AT_ONCE);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(new TenantId(Sql.uuid(row, "tenant_id")), Sql.uuid(row, "id"));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var consentedBy = row.getString("consented_by");
        var session = new SupportSession(
                Sql.uuid(row, "id"),
                new TenantId(Sql.uuid(row, "tenant_id")),
                SupportState.valueOf(row.getString("state")),
                new Who(row.getString("staff_subject"), row.getString("staff_name")),
                row.getBoolean("write"),
                new Request(
                        row.getString("reason"),
                        row.getInt("minutes"),
                        Objects.requireNonNull(Sql.instant(row, "requested_at")),
                        Objects.requireNonNull(Sql.instant(row, "lapses_at"))),
                new Consent(
                        consentedBy == null ? null : new Who(consentedBy, row.getString("consented_by_name")),
                        Sql.instant(row, "starts_at"),
                        Sql.instant(row, "ends_at")));
        return new Listed(row.getString("slug"), session);
    }
}
