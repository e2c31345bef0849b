package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.Permissions;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may export, and sees what.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ExportTest {
    @Test
    void suspendedTenantMayTakeItsDataOut() {
        var acme = Exports.stored("shut");
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "unpaid"))
                .post("/api/operator/tenants/" + acme.slug() + "/suspension")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acme.asOwner().get("/api/tenants/" + acme.slug()).statusCode() == 403);
        var id = Exports.begin(acme);
        Exports.awaitDone(acme, id);
        Exports.fetch(acme, id).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  ''
            POST, ''
            GET,  /ID
            GET,  /ID/file
            """)
    void anotherTenantsExportsDoNotExist(String method, String rest) {
        var acme = Exports.stored("mine");
        var globex = Exports.stored("theirs");
        var id = Exports.begin(acme);
        Exports.awaitDone(acme, id);
        var before = TestDatabase.count("export");
        globex.asOwner()
                .request(method, Exports.path(acme) + rest.replace("ID", id.toString()))
                .then()
                .statusCode(404);
        if (!rest.isEmpty()) {
            globex.asOwner()
                    .request(method, Exports.path(globex) + rest.replace("ID", id.toString()))
                    .then()
                    .statusCode(404);
        }
        assertThat(TestDatabase.count("export")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  ''
            POST, ''
            GET,  /0197a0c0-0000-7000-8000-000000000000
            GET,  /0197a0c0-0000-7000-8000-000000000000/file
            """)
    void permissionIsNeeded(String method, String rest) {
        var acme = Exports.stored("role");
        acme.as("admin", Permissions.TENANT_READ + " " + Permissions.MEMBER_MANAGE)
                .request(method, Exports.path(acme) + rest)
                .then()
                .statusCode(403);
        given().request(method, Exports.path(acme) + rest).then().statusCode(401);
        assertThat(TestDatabase.query("select count(*) from export where tenant_id = '" + acme.id() + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-id", "/no-id/file", "/0197a0c0-0000-7000-8000-000000000000"})
    void unknownExportIsAProblem(String rest) {
        var acme = Exports.stored("none");
        acme.asOwner().get(Exports.path(acme) + rest).then().statusCode(404);
    }

    @Test
    void listShowsWhatWasBegun() {
        var acme = Exports.stored("list");
        var id = Exports.begin(acme);
        Exports.awaitDone(acme, id);
        acme.asOwner()
                .get(Exports.path(acme))
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()))
                .body("items.state", hasItem("done"));
    }
}
