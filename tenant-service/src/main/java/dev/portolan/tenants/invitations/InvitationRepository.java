package dev.portolan.tenants.invitations;

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

/// The current tenant's invitations. Each update touches only its own columns: the mailer writes to the same rows.
@ApplicationScoped
@TenantSql("on conflict, and updates that must hit at most once, beside the mailer's")
class InvitationRepository {
    private final Sql sql;

    InvitationRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// Stores an invitation whose mail is due at once.
    ///
    /// @return false when the person has a pending one
    boolean insert(TenantId tenant, Invitation wanted, @Nullable String message) {
        return sql.update(
                        """
                        insert into invitation (id, tenant_id, email, role, message, state, invited_by, inviter_name,
                            created_at, expires_at, mail_due_at, mail_attempts)
                        values (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, 0) on conflict do nothing""",
                        wanted.id(),
                        tenant.value(),
                        wanted.email(),
                        wanted.role().name(),
                        message,
                        wanted.invitedBy().subject(),
                        wanted.invitedBy().name(),
                        wanted.times().createdAt(),
                        wanted.times().expiresAt(),
                        wanted.times().createdAt())
                == 1;
    }

    Optional<Invitation> find(UUID id, Instant now) {
        return sql.first("select * from invitation where id = ?", row -> Invitation.read(row, now), id);
    }

    boolean isInvited(String email, Instant now) {
        return sql.first(
                        "select from invitation where email = ? and state = 'PENDING' and expires_at > ?",
                        row -> true,
                        email,
                        now)
                .isPresent();
    }

    /// How many may still be accepted: each holds a seat.
    long open(Instant now) {
        return sql.query(
                        "select count(*) from invitation where state = 'PENDING' and expires_at > ?",
                        row -> row.getLong(1),
                        now)
                .getFirst();
    }

    /// Marks what is over, so that the person can be invited anew.
    void expire(String email, Instant now) {
        var _ = sql.update(
                "update invitation set state = 'EXPIRED', mail_due_at = null where email = ? and state = 'PENDING' and expires_at <= ?",
                email,
                now);
    }

    /// Newest first.
    List<Invitation> before(UUID id, int size, Instant now) {
        return sql.query(
                "select * from invitation where id < ? order by id desc limit ?",
                row -> Invitation.read(row, now),
                id,
                size);
    }

    /// Voids the code and plans a mail with a new one.
    ///
    /// @return false when it is neither pending nor expired
    boolean renew(UUID id, Instant now, Instant expires) {
        return sql.update("""
                        update invitation set state = 'PENDING', code_hash = null, expires_at = ?, mail_due_at = ?,
                            mail_attempts = mail_attempts + 1
                        where id = ? and state in ('PENDING', 'EXPIRED')""", expires, now, id) == 1;
    }

    /// @return false when it is neither pending nor expired
    boolean revoke(UUID id) {
        return sql.update(
                        "update invitation set state = 'REVOKED', mail_due_at = null where id = ? and state in ('PENDING', 'EXPIRED')",
                        id)
                == 1;
    }

    /// @param code its hash
    /// @return false when it is not pending, or the code is not the latest mail's
    boolean accept(UUID id, byte[] code, Newcomer newcomer, Instant now) {
        return sql.update("""
                        update invitation set state = 'ACCEPTED', mail_due_at = null, message = null, accepted_by = ?,
                            account = ?
                        where id = ? and state = 'PENDING' and code_hash = ? and expires_at > ?""", newcomer.subject(), newcomer.account().name(), id, code, now) == 1;
    }
}
