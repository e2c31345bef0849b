package dev.portolan.plugins.notifications;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements of the current transaction that write for many members at once.
@ApplicationScoped
@TenantSql("one statement for all members, on conflict do update: the same key replaces")
class SendingRepository {
    private static final String ADD = """
            insert into notification
                (id, tenant_id, recipient, sender, topic, severity, title, body, href, entity, key, at, shown, owed)
            select copy.id, ?, copy.recipient, ?, ?, ?, ?, ?, ?, ?, ?, ?, copy.shown, copy.owed
            from unnest(?::uuid[], ?::text[], ?::boolean[], ?::boolean[]) copy (id, recipient, shown, owed)
            on conflict (tenant_id, recipient, sender, key) where key is not null do update
            set id = excluded.id, topic = excluded.topic, severity = excluded.severity, title = excluded.title,
                body = excluded.body, href = excluded.href, entity = excluded.entity, at = excluded.at,
                shown = excluded.shown, owed = excluded.owed, read_at = null, done_at = null""";
    private static final String BOUND = """
            delete from notification where id in (
                select id from (
                    select id, row_number() over (
                        partition by recipient
                        order by (saved_at is not null) desc, (read_at is null) desc, id desc) as place
                    from notification
                    where recipient in (
                        select recipient from notification where recipient = any (?)
                        group by recipient having count(*) > ?)) ranked
                where place > ?)""";
    // What is owed already and waits for longer waits no longer than the new one.
    private static final String OWE = """
            insert into notification_mailbox (id, tenant_id, recipient, due_at)
            select box.id, ?, box.recipient, ? from unnest(?::uuid[], ?::text[]) box (id, recipient)
            on conflict (tenant_id, recipient) do update
            set asked = notification_mailbox.asked + 1,
                due_at = least(notification_mailbox.due_at, excluded.due_at)""";

    private final AgroalDataSource database;
    private final CurrentTenant current;

    SendingRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// What one member gets.
    ///
    /// @param shown whether the inbox shows it
    /// @param owed whether it is mailed, too
    record Copy(UUID id, String recipient, boolean shown, boolean owed) {}

    /// Adds a copy for each member; one of the same key of the same sender becomes this one, and unread.
    void add(Sender sender, Message message, List<Copy> copies, Instant now) {
        var _ = run(ADD, (connection, insert) -> {
            insert.setObject(1, current.id().value());
            insert.setString(2, sender.toString());
            insert.setString(3, message.topic());
            insert.setString(4, message.severity().name());
            insert.setString(5, message.title());
            insert.setString(6, message.body());
            insert.setString(7, message.href());
            insert.setString(8, text(message.entity()));
            insert.setString(9, message.key());
            insert.setObject(10, now.atOffset(ZoneOffset.UTC));
            insert.setArray(
                    11,
                    connection.createArrayOf(
                            "uuid", copies.stream().map(Copy::id).toArray()));
            insert.setArray(
                    12,
                    connection.createArrayOf(
                            "text", copies.stream().map(Copy::recipient).toArray()));
            insert.setArray(
                    13,
                    connection.createArrayOf(
                            "boolean", copies.stream().map(Copy::shown).toArray()));
            insert.setArray(
                    14,
                    connection.createArrayOf(
                            "boolean", copies.stream().map(Copy::owed).toArray()));
        });
    }

    /// Has each of these members keep so many at most.
    void bound(Collection<String> recipients, int most) {
        var _ = run(BOUND, (connection, delete) -> {
            delete.setArray(1, connection.createArrayOf("text", recipients.toArray()));
            delete.setInt(2, most);
            delete.setInt(3, most);
        });
    }

    /// Has a mail written to each of these members by then.
    void owe(Collection<String> recipients, Instant due) {
        var _ = run(OWE, (connection, insert) -> {
            insert.setObject(1, current.id().value());
            insert.setObject(2, due.atOffset(ZoneOffset.UTC));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", recipients.stream().map(_ -> Ids.next()).toArray()));
            insert.setArray(4, connection.createArrayOf("text", recipients.toArray()));
        });
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private int run(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.fill(connection, statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("notifications could not be written", e);
        }
    }

    private interface Parameters {
        void fill(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
