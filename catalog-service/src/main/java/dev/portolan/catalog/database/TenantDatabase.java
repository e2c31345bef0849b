package dev.portolan.catalog.database;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs SQL in the current transaction, on behalf of the current tenant. Row-level security limits every statement to
/// that tenant's rows; new rows take the tenant from [#tenant()].
@ApplicationScoped
@TenantSql("sets of thousands of rows and statements made of filters are beyond HQL")
public class TenantDatabase {
    private static final int FETCHED = 5_000;

    private final AgroalDataSource database;
    private final CurrentTenant current;

    TenantDatabase(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// The value of `tenant_id` in new rows.
    public UUID tenant() {
        return current.id().value();
    }

    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        return run(sql, statement -> {
            try (var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        });
    }

    /// Reads rows one by one, however many there are.
    public void each(Sql sql, RowVisitor visitor) {
        var _ = run(sql, statement -> {
            statement.setFetchSize(FETCHED);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
                return Boolean.TRUE;
            }
        });
    }

    /// Runs a statement without a result, or one whose result does not matter.
    ///
    /// @return how many rows it changed
    public int update(Sql sql) {
        return run(sql, statement -> statement.execute() ? 0 : statement.getUpdateCount());
    }

    private <T> T run(Sql sql, Work<T> work) {
        if (!QuarkusTransaction.isActive() || current.find().isEmpty()) {
            throw new IllegalStateException("needs a tenant and a transaction");
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql.text())) {
            var position = 1;
            for (var value : sql.values()) {
                bind(connection, statement, position++, value);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a statement", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof UUID ->
                statement.setArray(position, connection.createArrayOf("uuid", list.toArray()));
            // Arrays of these types are sent as they are: of others the driver makes one text, character by character.
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Boolean ->
                statement.setArray(position, connection.createArrayOf("bool", list.toArray(Boolean[]::new)));
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Integer ->
                statement.setArray(position, connection.createArrayOf("int4", list.toArray(Integer[]::new)));
            case List<?> list -> statement.setArray(position, connection.createArrayOf("text", strings(list)));
            case Instant instant -> statement.setObject(position, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            case null, default -> statement.setObject(position, value);
        }
    }

    private static @Nullable String[] strings(List<?> list) {
        return list.stream().map(one -> one == null ? null : one.toString()).toArray(String[]::new);
    }

    /// Reads a column that holds an instant.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// Reads a column that holds texts.
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// Makes one item of the current row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Takes the current row.
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
