package dev.portolan.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.home.Secrets;
import dev.portolan.local.parts.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresPartTest {
    @TempDir
    static Path folder;

    private static Installation installation;
    private static Stack stack;

    @BeforeAll
    static void startsFromNothing() throws IOException, InterruptedException {
        var home = new Home(folder, folder.resolve("home"));
        home.create();
        installation = new Installation(home, new Ports(freeOffset()), Secrets.open(home.secrets()), false);
        stack = new Stack(List.of(PostgresPart.of(installation)), home, Clock.systemUTC(), _ -> {});
        stack.start();
        assertThat(stack.awaitReady()).isEmpty();
    }

    @AfterAll
    static void stops() {
        stack.stop();
    }

    @Test
    void theApplicationsRoleIsPowerless() throws SQLException {
        try (var connection = DriverManager.getConnection(url("tenant"), "tenant_app", password("tenant_app"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                        from pg_roles where rolname = current_user
                        """)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isFalse();
        }
    }

    @Test
    void nobodyGetsInWithoutTheRightPassword() {
        for (var role : List.of("postgres", "tenant_app", "keycloak")) {
            assertThatThrownBy(() -> DriverManager.getConnection(url("postgres"), role, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void whatIsWrittenIsOnDisk() throws SQLException {
        try (var connection = DriverManager.getConnection(url("keycloak"), "keycloak", password("keycloak"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("show fsync")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void buildsAreNamedBySystemAndProcessor() {
        assertThat(PostgresProgram.build("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(PostgresProgram.build("Linux", "aarch64")).isEqualTo("linux-arm_64");
        assertThat(PostgresProgram.build("Mac OS X", "x86_64")).isEqualTo("darwin-x86_64");
        assertThat(PostgresProgram.build("Mac OS X", "aarch64")).isEqualTo("darwin-arm_64");
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + installation.ports().postgres() + "/" + database;
    }

    private static String password(String role) {
        return installation.secrets().get("database." + role);
    }

    private static int freeOffset() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort() - new Ports(0).postgres();
        }
    }
}
