package dev.portolan.kernel.events;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
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

    /// Whether this consumer sees this event for the first time; remembered when the transaction commits. Events of an
    /// erased tenant come too late: nothing is remembered of them.
    ///
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public boolean firstTime(String consumer, UUID event) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("an event is digested in one transaction with its work");
        }
        var sql = """
                insert into inbox (consumer, event_id, tenant_id, at)
                select ?, ?, ?, ? where not exists (select from erased_tenant where id = ?)
                on conflict do nothing""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, consumer);
            insert.setObject(2, event);
            insert.setObject(3, current.id().value());
            insert.setObject(4, time.instant().atOffset(ZoneOffset.UTC));
            insert.setObject(5, current.id().value());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox could not be written", e);
        }
    }
}
