package dev.portolan.plugins.processors;

import dev.portolan.contracts.EntityRef;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.plugins.shares.Share;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Entities that wait for processors. Statements of the current transaction.
@ApplicationScoped
@TenantSql("insert ... on conflict do update, and one statement for many rows")
class WaitingRepository {
    private static final String PUT = """
            insert into processor_entry (tenant_id, installation, extension, ref, depth)
            select ?, ?, ?, changed.ref, changed.depth from unnest(?::text[], ?::int[]) changed (ref, depth)
            on conflict (tenant_id, installation, extension, ref) do update
            set changes = processor_entry.changes + 1,
                depth = greatest(processor_entry.depth, excluded.depth)""";
    private static final String SOME =
            "select ref, changes, depth from processor_entry where installation = ? and extension = ? order by ref limit ?";
    private static final String DONE = """
            delete from processor_entry e using unnest(?::text[], ?::bigint[]) done (ref, changes)
            where e.installation = ? and e.extension = ? and e.ref = done.ref and e.changes = done.changes""";
    private static final String FORGET = "delete from processor_entry where installation = ? and extension = ?";

    private final AgroalDataSource database;
    private final CurrentTenant current;

    WaitingRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// @param depths by reference
    void put(Share share, Map<EntityRef, Integer> depths) {
        var _ = run(PUT, (connection, statement) -> {
            statement.setObject(1, current.id().value());
            statement.setObject(2, share.installation());
            statement.setString(3, share.extension());
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            depths.keySet().stream().map(EntityRef::toString).toArray()));
            statement.setArray(
                    5, connection.createArrayOf("int", depths.values().toArray()));
            return statement.executeUpdate();
        });
    }

    List<Waiting> some(Share share, int most) {
        return run(SOME, (_, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            statement.setInt(3, most);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<Waiting>();
                while (rows.next()) {
                    all.add(new Waiting(rows.getString(1), rows.getLong(2), rows.getInt(3)));
                }
                return all;
            }
        });
    }

    /// Takes out what has been looked at, but for what has changed meanwhile.
    void done(Share share, List<Waiting> looked) {
        var _ = run(DONE, (connection, statement) -> {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", looked.stream().map(Waiting::ref).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", looked.stream().map(Waiting::changes).toArray()));
            statement.setObject(3, share.installation());
            statement.setString(4, share.extension());
            return statement.executeUpdate();
        });
    }

    void forget(Share share) {
        var _ = run(FORGET, (_, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what waits for processors cannot be reached", e);
        }
    }

    /// @param changes how often it has changed since it was looked at
    /// @param depth how many events, each caused by the one before it, have led to that
    record Waiting(String ref, long changes, int depth) {}

    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
