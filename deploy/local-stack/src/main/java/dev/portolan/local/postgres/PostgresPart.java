package dev.portolan.local.postgres;

import dev.portolan.local.home.Installation;
import dev.portolan.local.parts.Part;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// PostgreSQL with one database for each service that has rows, and one for Keycloak.
public final class PostgresPart {
    public static final String NAME = "postgres";

    /// The databases of our own services. Roles are called after them: `tenant_owner`, `tenant_app`, `tenant_cross`.
    public static final List<String> SERVICE_DATABASES = List.of("tenant", "catalog", "plugin");

    static final String SUPERUSER = "postgres";
    private static final String KEYCLOAK = """
            do $$ begin create role keycloak login; exception when duplicate_object then null; end $$;
            alter role keycloak password '${password}';
            create database keycloak owner keycloak;
            """;

    private PostgresPart() {}

    public static Part of(Installation installation) {
        var port = installation.ports().postgres();
        var superuser = new Superuser(port, installation.secrets().get("database.superuser"));
        return new Part(
                NAME,
                Part.Address.of(port),
                Set.of(),
                new Part.Lifecycle(
                        () -> launch(installation, superuser),
                        superuser::reachesServer,
                        () -> makeDatabases(installation, superuser),
                        // Without waiting for clients to leave.
                        "INT"));
    }

    /// Connects to one of the databases behind its service's back. Close it.
    ///
    /// @param database one of [#SERVICE_DATABASES]
    public static Connection superuser(Installation installation, String database) throws SQLException {
        var password = installation.secrets().get("database.superuser");
        return new Superuser(installation.ports().postgres(), password).connect(database);
    }

    private static Part.Command launch(Installation installation, Superuser superuser) throws IOException {
        var program = PostgresProgram.of(installation.home());
        var cluster = Cluster.of(installation.home(), program, superuser.password());
        return new Part.Command(program.command("postgres", cluster.serverArguments(superuser.port())), Map.of());
    }

    private static void makeDatabases(Installation installation, Superuser superuser) throws IOException {
        var secrets = installation.secrets();
        try {
            for (var name : SERVICE_DATABASES) {
                RolesScript.of(Map.of(
                                "name", name,
                                "ownerPassword", secrets.get("database." + name + "_owner"),
                                "appPassword", secrets.get("database." + name + "_app"),
                                "crossPassword", secrets.get("database." + name + "_cross")))
                        .run(superuser);
            }
            RolesScript.parse(KEYCLOAK, Map.of("password", secrets.get("database.keycloak")))
                    .run(superuser);
        } catch (SQLException e) {
            throw new IOException("cannot make the databases: " + e.getMessage(), e);
        }
    }
}
