package dev.portolan.tenants.signups;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Finds sign-ups, which no tenant is current for yet, and erases expired ones.
@ApplicationScoped
@CrossTenant("who signs up is in no tenant; a slug may be taken by anybody")
class SignupDirectory {
    private final Sql sql;

    SignupDirectory(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    Optional<Signup> find(UUID id) {
        return sql.first("select * from signup where id = ?", SignupDirectory::read, id);
    }

    Optional<Signup> ofTenant(TenantId tenant) {
        return sql.first("select * from signup where tenant_id = ?", SignupDirectory::read, tenant.value());
    }

    /// @param key hash of an Idempotency-Key
    Optional<Repeated> byKey(byte[] key) {
        return sql.first(
                "select * from signup where idempotency_hash = ?",
                row -> new Repeated(read(row), row.getBytes("request_hash")),
                key);
    }

    /// Whether this is the code that was mailed last.
    boolean knowsCode(UUID id, String code) {
        var stored = sql.first("select code_hash from signup where id = ?", row -> row.getBytes("code_hash"), id);
        return stored.isPresent() && MessageDigest.isEqual(stored.get(), Code.hash(code));
    }

    boolean taken(String slug, Instant now) {
        return sql.first("""
                        select from tenant where slug = ? union all
                        select from signup where slug = ? and (confirmed_at is not null or expires_at > ?)""", row -> true, slug, slug, now).isPresent();
    }

    /// Erases what has expired, with its planned mail.
    void sweep(Instant now) {
        var _ = sql.update("""
                with gone as (
                    delete from signup where confirmed_at is null and expires_at <= ? returning tenant_id)
                delete from provisioning_step step using gone where step.tenant_id = gone.tenant_id""", now);
    }

    private static Signup read(ResultSet row) throws SQLException {
        var email = row.getString("email");
        return new Signup(
                Sql.uuid(row, "id"),
                new TenantId(Sql.uuid(row, "tenant_id")),
                new Signup.Organization(
                        row.getString("organization"),
                        new Slug(row.getString("slug")),
                        row.getString("plan"),
                        row.getBoolean("trial")),
                email == null
                        ? null
                        : new Signup.Applicant(email, row.getString("given_name"), row.getString("family_name")),
                new Signup.Verification(
                        row.getInt("code_failures"),
                        Objects.requireNonNull(Sql.instant(row, "expires_at")),
                        Sql.instant(row, "confirmed_at")),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    /// A sign-up that was made under an Idempotency-Key.
    record Repeated(Signup signup, byte[] requestHash) {
        boolean sameAs(SignupRequest request) {
            return MessageDigest.isEqual(requestHash, Code.hash(request.fingerprint()));
        }
    }
}
