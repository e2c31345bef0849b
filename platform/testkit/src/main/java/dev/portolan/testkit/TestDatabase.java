package dev.portolan.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A real PostgreSQL with the roles and the database of one service; and a superuser's look at its rows for assertions.
public final class TestDatabase {
    static final String SUPERUSER_URL = "portolan.test.superuser-url";
    private static final String NAME = "service";

    private TestDatabase() {}

    /// Starts the server and returns the settings of a service on it.
    static Map<String, String> start(EmbeddedPostgres server) throws SQLException {
        for (var part : roles().split("-- connect: ")) {
            var intoService = part.startsWith(NAME);
            var url = server.getJdbcUrl("postgres", intoService ? NAME : "postgres");
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                for (var sql : part.lines()
                        .filter(line -> !line.startsWith("--") && !line.isBlank())
                        .filter(line -> line.endsWith(";"))
                        .toList()) {
                    statement.execute(sql);
                }
            }
        }
        System.setProperty(SUPERUSER_URL, server.getJdbcUrl("postgres", NAME));
        var settings = new HashMap<String, String>();
        settings.put("PORTOLAN_DB_URL", "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME);
        for (var role : new String[] {"owner", "app", "cross"}) {
            var prefix = "PORTOLAN_DB_" + role.toUpperCase(Locale.ROOT);
            settings.put(prefix + "_USER", NAME + "_" + role);
            settings.put(prefix + "_PASSWORD", role);
        }
        return settings;
    }

    /// Counts the rows of a table, of all tenants, behind the service's back.
    public static long count(String table) {
        return query("select count(*) from " + table);
    }

    /// One number from any query, behind the service's back.
    public static long query(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// A connection that no lock binds. Close it.
    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(System.getProperty(SUPERUSER_URL));
    }

    private static String roles() {
        try (var in = TestDatabase.class.getResourceAsStream("/roles.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${name}", NAME)
                    .replace("${ownerPassword}", "owner")
                    .replace("${appPassword}", "app")
                    .replace("${crossPassword}", "cross");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
