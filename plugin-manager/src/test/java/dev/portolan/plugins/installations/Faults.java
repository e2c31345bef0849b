package dev.portolan.plugins.installations;

import dev.portolan.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;

/// A database that refuses the outbox of one tenant: the last thing that a change writes, so that all before it must be
/// undone.
final class Faults implements AutoCloseable {
    Faults() throws SQLException {
        execute("create table fault (tenant uuid, topic text)");
        execute("""
                create function fault() returns trigger language plpgsql security definer as $$
                begin
                    if exists (select 1 from fault where tenant = new.tenant_id and topic = new.topic) then
                        raise exception 'a fault of the test';
                    end if;
                    return new;
                end $$""");
        execute("create trigger fault before insert on outbox for each row execute function fault()");
    }

    void arm(UUID tenant, String topic) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var insert = connection.prepareStatement("insert into fault values (?, ?)")) {
            insert.setObject(1, tenant);
            insert.setString(2, topic);
            insert.execute();
        }
    }

    void disarm() throws SQLException {
        execute("delete from fault");
    }

    @Override
    public void close() throws SQLException {
        execute("drop trigger fault on outbox");
        execute("drop function fault()");
        execute("drop table fault");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
