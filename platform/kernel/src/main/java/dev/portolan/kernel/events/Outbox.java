package dev.portolan.kernel.events;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import dev.portolan.streams.Json;
import dev.portolan.streams.Traces;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes events in the transaction that makes them true; the relay sends them once it has committed.
///
/// A writer locks the row of its aggregate before it appends, so that the order per key is the order of the commits.
@ApplicationScoped
@TenantSql("one insert and one notification, with nothing for Hibernate to keep")
public class Outbox {
    private final AgroalDataSource database;
    private final InstantSource time;

    Outbox(AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// Appends an event in the current transaction.
    ///
    /// @param tenant the current tenant, or null for what belongs to none
    /// @param type past tense, for example `entity.changed`
    /// @param payload written as JSON; null is a tombstone
    /// @throws IllegalStateException outside a transaction
    public void append(String topic, String key, @Nullable TenantId tenant, String type, @Nullable Object payload) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an event is appended in the transaction that makes it true");
        }
        try (var connection = database.getConnection()) {
            append(connection, topic, key, tenant, type, payload);
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be appended", e);
        }
    }

    /// Appends several events of the current tenant in the current transaction, in their order.
    ///
    /// @throws IllegalStateException outside a transaction
    public void appendAll(String topic, TenantId tenant, List<Message> messages) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an event is appended in the transaction that makes it true");
        }
        if (messages.isEmpty()) {
            return;
        }
        var sql = """
                with appended as (
                    insert into outbox (id, tenant_id, topic, key, type, payload, actor, at, traceparent)
                    select m.id, ?, ?, m.key, m.type, m.payload, ?, ?, ?
                    from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) with ordinality m (id, key, type, payload, n)
                    order by m.n)
                select pg_notify('portolan_outbox', '')""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, tenant.value());
            insert.setString(2, topic);
            insert.setString(3, actor());
            insert.setObject(4, time.instant().atOffset(ZoneOffset.UTC));
            insert.setString(5, Traces.current());
            insert.setArray(
                    6, array(connection, "uuid", messages, _ -> Ids.next().toString()));
            insert.setArray(7, array(connection, "text", messages, Message::key));
            insert.setArray(8, array(connection, "text", messages, Message::type));
            insert.setArray(
                    9,
                    array(
                            connection,
                            "text",
                            messages,
                            message -> new String(Json.write(message.payload()), StandardCharsets.UTF_8)));
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the events could not be appended", e);
        }
    }

    private static Array array(
            Connection connection, String type, List<Message> messages, Function<Message, String> value)
            throws SQLException {
        // As strings, of which the driver need not make one long text, character by character.
        return connection.createArrayOf(type, messages.stream().map(value).toArray(String[]::new));
    }

    /// Appends an event on a connection whose transaction the caller keeps: for cross-tenant work.
    public void append(
            Connection connection,
            String topic,
            String key,
            @Nullable TenantId tenant,
            String type,
            @Nullable Object payload)
            throws SQLException {
        var sql = """
                with appended as (
                    insert into outbox (id, tenant_id, topic, key, type, payload, actor, at, traceparent)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?))
                select pg_notify('portolan_outbox', '')""";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, tenant == null ? null : tenant.value());
            insert.setString(3, topic);
            insert.setString(4, key);
            insert.setString(5, type);
            insert.setString(6, payload == null ? null : new String(Json.write(payload), StandardCharsets.UTF_8));
            insert.setString(7, actor());
            insert.setObject(8, time.instant().atOffset(ZoneOffset.UTC));
            insert.setString(9, Traces.current());
            insert.execute();
        }
    }

    private static @Nullable String actor() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        try (var identity = Arc.container().instance(SecurityIdentity.class)) {
            return identity.get().isAnonymous()
                    ? null
                    : identity.get().getPrincipal().getName();
        } catch (AuthenticationFailedException e) {
            return null; // a public route that carries a foreign token
        }
    }

    /// An event of one tenant.
    ///
    /// @param type past tense, for example `entity.changed`
    /// @param payload written as JSON
    public record Message(String key, String type, Object payload) {}
}
