package dev.portolan.kernel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseGuardTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        try (var connection = as("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role good login");
            statement.execute("create role bypassing login bypassrls");
            statement.execute("create role creating login createrole");
            statement.execute("create role owning login");
            statement.execute("create role member login in role owning");
            statement.execute("create table covered (tenant_id uuid)");
            statement.execute("alter table covered enable row level security");
            statement.execute("alter table covered force row level security");
            statement.execute("create table global (id uuid)");
            statement.execute("create table owned (id uuid)");
            statement.execute("alter table owned owner to owning");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres,  is a superuser",
        "bypassing, bypasses row-level security",
        "creating,  may create roles",
        "owning,    owns tables",
        "member,    is a member of a role that owns tables"
    })
    void aPowerfulRoleIsRefused(String role, String fault) throws SQLException {
        try (var connection = as(role)) {
            assertThat(DatabaseGuard.powers(connection)).contains("database role " + role + " " + fault);
        }
    }

    @Test
    void aPowerlessRoleIsFine() throws SQLException {
        try (var connection = as("good")) {
            assertThat(DatabaseGuard.powers(connection)).isEmpty();
        }
    }

    @Test
    void aTenantsTableWithoutForcedRowSecurityIsRefused() throws SQLException {
        try (var connection = as("postgres");
                var statement = connection.createStatement()) {
            assertThat(DatabaseGuard.uncovered(connection)).isEmpty();
            connection.setAutoCommit(false);
            statement.execute("alter table covered no force row level security");

            assertThat(DatabaseGuard.uncovered(connection))
                    .containsExactly("table covered has a tenant_id but no forced row-level security");
            connection.rollback();
        }
    }

    private static Connection as(String role) throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(role, "postgres"));
    }
}
