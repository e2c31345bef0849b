package dev.portolan.plugins.shares;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Which things are of which share, by name. Statements of the current transaction.
@ApplicationScoped
@TenantSql("many rows by one statement, and a lock on what has no row")
class ShareRepository {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String PUT = """
            insert into share_entry (tenant_id, installation, extension, name, run)
            select ?, ?, ?, name, ? from unnest(?::text[]) name
            on conflict (tenant_id, installation, extension, name) do update set run = excluded.run""";
    private static final String REMOVE =
            "delete from share_entry where installation = ? and extension = ? and name = any (?)";
    private static final String RETIRE = """
            delete from share_entry where installation = ? and extension = ? and name in (
                select name from share_entry where installation = ? and extension = ? and run < ? limit ?)
            returning name""";
    private static final String COUNT =
            "select count(*), count(*) filter (where run = ?) from share_entry where installation = ? and extension = ?";
    private static final String KNOWN =
            "select name from share_entry where installation = ? and extension = ? and name = any (?)";
    private static final String FORGET = "delete from share_entry where installation = ? and extension = ?";

    private final AgroalDataSource database;
    private final CurrentTenant current;

    ShareRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// Lets one change of a share in at a time, until the transaction ends: events of one share are in the order of
    /// the changes.
    void lock(Share share) {
        var _ = run(LOCK, (_, statement) -> {
            statement.setString(1, "share " + tenant() + " " + share.provider());
            return statement.execute();
        });
    }

    void put(Share share, Collection<String> names, long run) {
        var _ = run(PUT, (connection, statement) -> {
            statement.setObject(1, tenant().value());
            statement.setObject(2, share.installation());
            statement.setString(3, share.extension());
            statement.setLong(4, run);
            statement.setArray(5, connection.createArrayOf("text", names.toArray()));
            return statement.executeUpdate();
        });
    }

    void remove(Share share, Collection<String> names) {
        var _ = run(REMOVE, (connection, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            return statement.executeUpdate();
        });
    }

    /// Removes some of what a run has not named.
    List<String> retire(Share share, long run, int most) {
        return run(RETIRE, (_, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            statement.setObject(3, share.installation());
            statement.setString(4, share.extension());
            statement.setLong(5, run);
            statement.setInt(6, most);
            return names(statement);
        });
    }

    private static List<String> names(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    Count count(Share share, long run) {
        return run(COUNT, (_, statement) -> {
            statement.setLong(1, run);
            statement.setObject(2, share.installation());
            statement.setString(3, share.extension());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Count(row.getLong(1), row.getLong(2));
            }
        });
    }

    /// Those of some names that are in a share.
    List<String> known(Share share, Collection<String> names) {
        return run(KNOWN, (connection, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            return names(statement);
        });
    }

    void forget(Share share) {
        var _ = run(FORGET, (_, statement) -> {
            statement.setObject(1, share.installation());
            statement.setString(2, share.extension());
            return statement.executeUpdate();
        });
    }

    private TenantId tenant() {
        return current.id();
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what plugins keep in the catalog cannot be reached", e);
        }
    }

    /// @param named by the run
    record Count(long all, long named) {}

    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
