package dev.portolan.tenants.sql;

import dev.portolan.kernel.tenancy.TenantSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs single statements: within the current transaction on the application's datasource, committed at once on the
/// cross one. Parameters are always bound.
@TenantSql("the statements are its users', who are marked themselves")
public final class Sql {
    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /// @param arguments bound in order; an [Instant] becomes a timestamptz
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("query failed", e);
        }
    }

    /// The first row, where there is one.
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return query(sql, reader, arguments).stream().findFirst();
    }

    /// @return how many rows changed
    public int update(String sql, @Nullable Object... arguments) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("statement failed", e);
        }
    }

    /// Reads a timestamptz.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// Reads a uuid that is not null.
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            statement.setObject(
                    i + 1, argument instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : argument);
        }
        return statement;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
