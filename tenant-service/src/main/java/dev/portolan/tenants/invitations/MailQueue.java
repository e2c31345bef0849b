package dev.portolan.tenants.invitations;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hands out owed mails, each to one process at a time.
@ApplicationScoped
@CrossTenant("the mailer takes whatever is due, whoever's it is")
class MailQueue {
    /// Longer than an attempt may take.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final String CLAIM = """
            with claimed as (
                update invitation set code_hash = ?, mail_attempts = mail_attempts + 1, mail_due_at = ?
                where id = (
                    select due.id from invitation due
                    where due.mail_due_at <= ? and due.state = 'PENDING' and due.expires_at > ?
                    order by due.mail_due_at limit 1 for update skip locked)
                returning *)
            select claimed.*, t.name as organization from claimed join tenant t on t.id = claimed.tenant_id""";

    private final Sql sql;
    private final InstantSource time;

    MailQueue(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.sql = new Sql(database);
        this.time = time;
    }

    /// Takes the mail that has been due for longest, and makes this code the invitation's one and only.
    ///
    /// @param code its hash
    Optional<Letter> claim(byte[] code) {
        var now = time.instant();
        return sql.first(CLAIM, MailQueue::read, code, now.plus(LEASE), now, now);
    }

    /// Does nothing when another attempt has begun meanwhile, like the next.
    void sent(Letter letter) {
        var _ = sql.update(
                "update invitation set sent_at = ?, mail_due_at = null where id = ? and mail_attempts = ?",
                time.instant(),
                letter.invitation(),
                letter.attempt());
    }

    void failed(Letter letter, Duration wait) {
        var _ = sql.update(
                "update invitation set mail_due_at = ? where id = ? and mail_attempts = ? and mail_due_at is not null",
                time.instant().plus(wait),
                letter.invitation(),
                letter.attempt());
    }

    private static Letter read(ResultSet row) throws SQLException {
        return new Letter(
                Sql.uuid(row, "id"),
                row.getInt("mail_attempts"),
                row.getString("email"),
                row.getString("organization"),
                new Letter.Words(row.getString("inviter_name"), row.getString("message")),
                Role.valueOf(row.getString("role")),
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }

    /// A mail to send, without its code.
    ///
    /// @param attempt only the latest may say how it ended
    record Letter(
            UUID invitation, int attempt, String to, String organization, Words words, Role role, Instant expiresAt) {

        record Words(String inviter, @Nullable String message) {}

        /// Leaves the person out.
        @Override
        public String toString() {
            return "Letter[" + invitation + "]";
        }
    }
}
