package dev.portolan.tenants.apitokens;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current tenant's tokens. Each update touches only its own columns: the exchange writes to the same rows.
@ApplicationScoped
@TenantSql("a join with the owner, and updates beside the exchange's")
class ApiTokenRepository {
    private static final String ALL = """
            select a.*, m.subject, m.name as owner from api_token a join member m on m.id = a.member_id
            where a.tenant_id = m.tenant_id""";

    private final Sql sql;

    ApiTokenRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// @return false when the owner is no member
    boolean insert(TenantId tenant, ApiToken made, byte[] hash) {
        return sql.update(
                        """
                        insert into api_token (id, tenant_id, member_id, name, prefix, hash, scopes, created_at, expires_at)
                        select ?, ?, m.id, ?, ?, ?, ?, ?, ? from member m where m.subject = ?""",
                        made.id(),
                        tenant.value(),
                        made.name(),
                        made.prefix(),
                        hash,
                        made.scopes().toArray(String[]::new),
                        made.times().createdAt(),
                        made.times().expiresAt(),
                        made.owner().subject())
                == 1;
    }

    /// How many work.
    long count(Instant now) {
        return sql.first(
                        "select count(*) from api_token where revoked_at is null and expires_at > ?",
                        row -> row.getLong(1),
                        now)
                .orElse(0L);
    }

    Optional<ApiToken> find(UUID id) {
        return sql.first(ALL + " and a.id = ?", ApiToken::read, id);
    }

    /// Newest first.
    ///
    /// @param subject whose; null for everybody's
    List<ApiToken> before(UUID id, @Nullable String subject, int size) {
        return subject == null
                ? sql.query(ALL + " and a.id < ? order by a.id desc limit ?", ApiToken::read, id, size)
                : sql.query(
                        ALL + " and a.id < ? and m.subject = ? order by a.id desc limit ?",
                        ApiToken::read,
                        id,
                        subject,
                        size);
    }

    /// @return false when it was revoked before
    boolean revoke(UUID id, Instant now) {
        return sql.update("update api_token set revoked_at = ? where id = ? and revoked_at is null", now, id) == 1;
    }

    /// Erases what has not worked since before this instant.
    void sweep(Instant before) {
        var _ = sql.update("delete from api_token where least(revoked_at, expires_at) < ?", before);
    }
}
