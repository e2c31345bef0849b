package dev.portolan.tenants.signups;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes sign-ups, in the scope of the tenant that each will become.
@ApplicationScoped
@TenantSql("on conflict, and updates that must hit at most once")
class SignupRepository {
    private final Sql sql;

    SignupRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// @param key hash of the Idempotency-Key, where one was sent
    /// @return false when the slug or the key is in use
    boolean insert(
            UUID id, TenantId tenant, SignupRequest request, byte @Nullable [] key, Instant now, Instant expires) {
        return sql.update(
                        """
                        insert into signup (id, tenant_id, organization, slug, plan, trial, email, given_name, family_name,
                            code_failures, idempotency_hash, request_hash, created_at, expires_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 0) on conflict do nothing""",
                        id,
                        tenant.value(),
                        request.organization().strip(),
                        request.slug(),
                        request.planOrTrial(),
                        request.onTrial(),
                        request.mailbox(),
                        request.givenName().strip(),
                        request.familyName().strip(),
                        key,
                        Code.hash(request.fingerprint()),
                        now,
                        expires)
                == 1;
    }

    /// @return false when the sign-up waits for no code any more
    boolean setCode(byte[] hash, Instant now) {
        return sql.update("update signup set code_hash = ? where confirmed_at is null and expires_at > ?", hash, now)
                == 1;
    }

    void countWrongCode() {
        var _ = sql.update("update signup set code_failures = code_failures + 1");
    }

    /// Uses the code up and forgets the person.
    ///
    /// @return false when that has happened before
    boolean confirm(Instant now) {
        return sql.update("""
                        update signup set confirmed_at = ?, code_hash = null, email = null, given_name = null,
                            family_name = null, idempotency_hash = null, request_hash = null
                        where confirmed_at is null""", now) == 1;
    }
}
