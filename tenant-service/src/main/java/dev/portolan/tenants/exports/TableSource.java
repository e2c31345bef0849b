package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this service itself keeps of a tenant: some of its tables, as they are, but for what only this service
/// understands. Row-level security lets it see the current tenant's rows only.
@ApplicationScoped
@Priority(30)
@TenantSql("tables as they are, whatever their columns")
class TableSource implements ExportSource {
    private static final int FETCHED_AT_ONCE = 200;
    private static final int LONGEST_SECONDS = 600;
    private static final String ALL = "true";
    /// Drafts are the provider's.
    private static final String ISSUED = "number is not null";

    private static final List<Table> TABLES = List.of(
            new Table("tenant.json", "tenant", ALL),
            new Table("members.jsonl", "member", ALL),
            new Table("subscription.jsonl", "subscription", ALL),
            new Table("usage.jsonl", "usage_day", ALL),
            new Table("invoices.jsonl", "invoice", ISSUED),
            new Table(
                    "invoice-lines.jsonl",
                    "invoice_line",
                    "invoice_id in (select id from invoice where " + ISSUED + ")"));
    private static final String COLUMNS = """
            select quote_ident(attname), attname from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attgenerated = ''
              and atttypid <> 'bytea'::regtype and attname not in ('tenant_id', 'version')
            order by attnum""";

    private final AgroalDataSource database;

    TableSource(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public List<String> files() {
        return TABLES.stream().map(Table::path).toList();
    }

    @Override
    public void gather(TenantId tenant, Folder folder) throws IOException {
        for (var table : TABLES) {
            folder.touch(table.path());
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> copy(table, tenant, folder));
        }
    }

    private void copy(Table table, TenantId tenant, Folder folder) {
        try (var connection = database.getConnection()) {
            var columns = columns(connection, table.name());
            if (columns.isEmpty()) {
                return;
            }
            var sql = "select to_jsonb(x)::text from (select " + columns + " from " + table.name()
                    + " where tenant_id = ? and " + table.rows() + " order by 1) x";
            try (var select = connection.prepareStatement(sql)) {
                select.setFetchSize(FETCHED_AT_ONCE);
                select.setObject(1, tenant.value());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        folder.line(table.path(), rows.getString(1).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a table could not be read: " + table.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return empty when there is no such table
    private static String columns(Connection connection, String table) throws SQLException {
        var columns = Stream.<String>builder();
        try (var select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, "public." + table);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1) + " as \"" + camel(rows.getString(2)) + "\"");
                }
            }
        }
        return columns.build().collect(Collectors.joining(", "));
    }

    private static String camel(String column) {
        var words = column.split("_", -1);
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /// @param rows which of the tenant's, as SQL
    private record Table(String path, String name, String rows) {}
}
