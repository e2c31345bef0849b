package dev.portolan.kernel.events;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Remembers which events a consumer has digested, in the transaction of the work itself.
@ApplicationScoped
@TenantSql("insert ... on conflict do nothing")
public class Inbox {
    private final AgroalDataSource database;
    private final CurrentTenant current;
    private final InstantSource time;

    Inbox(AgroalDataSource database, CurrentTenant current, InstantSource time) {
        this.database = database;
        this.current = current;
        this.time = time;
    }

    /// Whether the database is there at all.
    boolean answers() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /// Which events this consumer sees for the first time; remembered when the transaction commits. Events of an erased
    /// tenant come too late: nothing is remembered of them.
    ///
    /// @param events may name one twice
    /// @return each once, and nothing else; the caller may change it
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public Set<UUID> firstTime(String consumer, Collection<UUID> events) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an event is digested in one transaction with its work");
        }
        var sql = """
                insert into inbox (consumer, event_id, tenant_id, at)
                select ?, event, ?, ? from unnest(?) event where not exists (select from erased_tenant where id = ?)
                on conflict do nothing returning event_id""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, consumer);
            insert.setObject(2, current.id().value());
            insert.setObject(3, time.instant().atOffset(ZoneOffset.UTC));
            insert.setArray(4, connection.createArrayOf("uuid", events.toArray()));
            insert.setObject(5, current.id().value());
            try (var rows = insert.executeQuery()) {
                var fresh = new HashSet<UUID>();
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
                return fresh;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox could not be written", e);
        }
    }
}
