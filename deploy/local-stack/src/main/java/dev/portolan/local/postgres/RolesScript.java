package dev.portolan.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The statements that make roles and database of one service, read from `roles.sql`. They may be run again.
///
/// @param steps in order
record RolesScript(List<Step> steps) {
    private static final String CONNECT = "-- connect: ";
    private static final Pattern CREATE_DATABASE = Pattern.compile("^create database (\\w+)");

    RolesScript {
        steps = List.copyOf(steps);
    }

    /// @param database where the statement runs
    record Step(String database, String sql) {}

    static RolesScript of(Map<String, String> values) throws IOException {
        try (var resource = RolesScript.class.getResourceAsStream("/roles.sql")) {
            if (resource == null) {
                throw new IllegalStateException("roles.sql is not on the class path");
            }
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8), values);
        }
    }

    /// Splits a script whose statements end with a semicolon at the end of a line, and fills its placeholders in.
    ///
    /// @throws IllegalArgumentException when a placeholder has no value
    static RolesScript parse(String script, Map<String, String> values) {
        var steps = new ArrayList<Step>();
        var statement = new StringBuilder();
        var database = "postgres";
        for (var line : fill(script, values).lines().map(String::strip).toList()) {
            if (line.startsWith(CONNECT)) {
                database = line.substring(CONNECT.length()).split(",", 2)[0].strip();
            } else if (!line.isEmpty() && !line.startsWith("--")) {
                statement.append(line).append('\n');
                if (line.endsWith(";")) {
                    steps.add(new Step(database, statement.toString().strip()));
                    statement.setLength(0);
                }
            }
        }
        return new RolesScript(steps);
    }

    void run(Superuser superuser) throws SQLException {
        var rest = steps;
        while (!rest.isEmpty()) {
            var database = rest.getFirst().database();
            var together = rest.stream()
                    .takeWhile(step -> step.database().equals(database))
                    .toList();
            try (var connection = superuser.connect(database)) {
                run(connection, together);
            }
            rest = rest.subList(together.size(), rest.size());
        }
    }

    private static void run(Connection connection, List<Step> steps) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var step : steps) {
                // There is no "if not exists" for databases.
                var database = CREATE_DATABASE.matcher(step.sql());
                if (!database.find() || !exists(connection, database.group(1))) {
                    statement.execute(step.sql());
                }
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static String fill(String script, Map<String, String> values) {
        var text = script.lines()
                .filter(line -> line.startsWith(CONNECT) || !line.startsWith("--"))
                .reduce("", (all, line) -> all + line + "\n");
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        var missing = text.indexOf("${");
        if (missing >= 0) {
            throw new IllegalArgumentException(
                    "no value for " + text.substring(missing, text.indexOf('}', missing) + 1));
        }
        return text;
    }
}
