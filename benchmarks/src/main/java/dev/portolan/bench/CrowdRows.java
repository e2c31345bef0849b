package dev.portolan.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/// The crowd's rows in the databases of the local stack: each tenant of it looks like the one that is measured, with
/// the same plan and the same plugins and their history. Written in bulk and behind the services' backs, as signing up
/// thousands takes hours; gone at the end.
final class CrowdRows implements AutoCloseable {
    private final LocalStack stack;
    private final List<UUID> crowd;

    /// @param model the tenant that all are made like
    CrowdRows(LocalStack stack, String model, List<UUID> crowd) {
        this.stack = stack;
        this.crowd = List.copyOf(crowd);
        clear(); // what an earlier run that was killed has left
        in("tenant", database -> {
            copy(database, "tenant", model, "id", "c.id", "slug", "'crowd-' || left(c.id::text, 13)");
            copy(database, "subscription", model, "id", "gen_random_uuid()");
        });
        in("plugin", database -> {
            var anew = "md5(m.%s::text || c.id::text)::uuid";
            copy(database, "installation", tenant(model), "id", anew.formatted("id"));
            copy(
                    database,
                    "installation_revision",
                    tenant(model),
                    "id",
                    "gen_random_uuid()",
                    "installation",
                    anew.formatted("installation"));
        });
    }

    private String tenant(String slug) {
        var found = new ArrayList<String>();
        in("tenant", database -> {
            try (var select = database.prepareStatement("select id from tenant where slug = ?")) {
                select.setString(1, slug);
                var rows = select.executeQuery();
                if (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        });
        return found.getFirst();
    }

    /// Copies the rows of one tenant for each of the crowd.
    ///
    /// @param model the tenant's id, or its slug
    /// @param values names of columns, each with what it gets instead: `m` is the row, `c.id` the new tenant
    private void copy(Connection database, String table, String model, String... values) throws SQLException {
        var columns = new ArrayList<String>();
        try (var all = database.getMetaData().getColumns(null, "public", table, null)) {
            while (all.next()) {
                if (!"YES".equals(all.getString("IS_GENERATEDCOLUMN"))) {
                    columns.add(all.getString("COLUMN_NAME"));
                }
            }
        }
        var expressions = new ArrayList<String>();
        for (var column : columns) {
            expressions.add(
                    column.equals("tenant_id")
                            ? "c.id"
                            : instead(column, values).orElse("m." + column));
        }
        var uuid = model.length() == 36;
        var sql = "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", expressions) + " from " + table
                + " m cross join unnest(?) c(id) where m.tenant_id = "
                + (uuid ? "?::uuid" : "(select id from tenant where slug = ?)");
        try (var insert = database.prepareStatement(sql)) {
            insert.setArray(1, database.createArrayOf("uuid", crowd.toArray()));
            insert.setString(2, model);
            insert.executeUpdate();
        }
    }

    private static Optional<String> instead(String column, String... values) {
        for (var at = 0; at < values.length; at += 2) {
            if (values[at].equals(column)) {
                return Optional.of(values[at + 1]);
            }
        }
        return Optional.empty();
    }

    private void clear() {
        var gone = "select id from tenant where slug like 'crowd-%'";
        var ids = new ArrayList<UUID>();
        in("tenant", database -> {
            try (var rows = database.createStatement().executeQuery(gone)) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            delete(database, "subscription", ids);
            delete(database, "tenant", ids);
        });
        in("plugin", database -> {
            delete(database, "installation_revision", ids);
            delete(database, "installation", ids);
        });
    }

    private static void delete(Connection database, String table, List<UUID> tenants) throws SQLException {
        try (var delete = database.prepareStatement("delete from " + table + " where tenant_id = any (?)")) {
            delete.setArray(1, database.createArrayOf("uuid", tenants.toArray()));
            delete.executeUpdate();
        }
    }

    private void in(String name, Work work) {
        try (var database = open(name)) {
            work.on(database);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the crowd has no rows in the database " + name + ": " + e.getMessage(), e);
        }
    }

    private Connection open(String name) throws SQLException, IOException {
        var root = Path.of(System.getProperty("portolan.root", "."));
        var home = System.getenv("PORTOLAN_HOME");
        var secrets = new Properties();
        try (Reader in = Files.newBufferedReader(
                (home == null ? root.resolve(".portolan") : Path.of(home)).resolve("secrets.properties"))) {
            secrets.load(in);
        }
        var url = "jdbc:postgresql://127.0.0.1:" + stack.address(5433, "/").getPort() + "/" + name;
        return DriverManager.getConnection(url, "postgres", secrets.getProperty("database.superuser"));
    }

    @Override
    public void close() {
        clear();
    }

    private interface Work {
        void on(Connection database) throws SQLException;
    }
}
