package dev.portolan.plugins.installations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One tenant's people at another tenant's addresses, and people without the right at their own.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class TenancyTest {
    private static final Portal ACME = Portal.of("acme");
    private static final Portal GLOBEX = Portal.of("globex");
    private static final String[] TABLES = {
        "installation",
        "installation_revision",
        "secret",
        "tenant_key",
        "plugin_log",
        "release",
        "upgrade_note",
        "outbox"
    };

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void installedAtAcme() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        ACME.put("testers/probe", Probe.enabled());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /installations                               |
            GET    | /installations/testers/probe                 |
            PUT    | /installations/testers/probe                 | {"enabled": false}
            PUT    | /installations/testers/probe?dryRun=true     | {"enabled": false}
            PATCH  | /installations/testers/probe                 | {"enabled": false}
            DELETE | /installations/testers/probe                 |
            POST   | /installations/testers/probe/restore         | {}
            GET    | /installations/testers/probe/revisions       |
            POST   | /installations/testers/probe/rollback        | {"revision": 1}
            POST   | /installations/testers/probe/test            | {}
            GET    | /installations/testers/probe/log             |
            GET    | /extensions?point=home.widget                |
            GET    | /views/testers/probe/widget                  |
            GET    | /stream                                      |
            GET    | /plugin-updates                              |
            POST   | /plugin-updates                              | {}
            POST   | /plugin-updates?dryRun=true                  | {}
            """)
    void anotherTenantsAddressesDoNotExist(String method, String path, String body) {
        var rows = rows();
        var request = GLOBEX.tenant().asOwner().contentType("application/json");

        (body == null ? request : request.body(body))
                .request(method, ACME.path(path))
                .then()
                .statusCode(404)
                .body("type", equalTo("https://portolan.dev/problems/not-found"));

        assertThat(rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /installations/testers/probe           |
            PATCH  | /installations/testers/probe           | {"enabled": false}
            DELETE | /installations/testers/probe           |
            POST   | /installations/testers/probe/restore   | {}
            GET    | /installations/testers/probe/revisions |
            POST   | /installations/testers/probe/rollback  | {"revision": 1}
            GET    | /installations/testers/probe/log       |
            GET    | /views/testers/probe/widget            |
            """)
    void anotherTenantsInstallationDoesNotExistAtHome(String method, String path, String body) {
        var request = GLOBEX.tenant().asOwner().contentType("application/json");

        (body == null ? request : request.body(body))
                .request(method, GLOBEX.path(path))
                .then()
                .statusCode(404);

        GLOBEX.get("/installations").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /installations/testers/probe          | {"enabled": false}
            PATCH  | /installations/testers/probe          | {"enabled": false}
            DELETE | /installations/testers/probe          |
            POST   | /installations/testers/probe/restore  | {}
            POST   | /installations/testers/probe/rollback | {"revision": 1}
            POST   | /installations/testers/probe/test     | {}
            POST   | /plugin-updates                       | {}
            POST   | /plugin-updates?dryRun=true           | {}
            """)
    void aViewerChangesNothing(String method, String path, String body) {
        var rows = rows();
        var request = ACME.tenant().asViewer().contentType("application/json");

        (body == null ? request : request.body(body))
                .request(method, ACME.path(path))
                .then()
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/forbidden"));

        assertThat(rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plugin.enable    | {"enabled": false}                 | 200
            plugin.enable    | {"configuration": {"level": 7}}    | 403
            plugin.enable    | {"version": "1.0.0"}               | 403
            plugin.configure | {"configuration": {"level": 7}}    | 200
            plugin.configure | {"enabled": false}                 | 403
            plugin.install   | {"version": "1.0.0"}               | 200
            plugin.install   | {"configuration": {"level": 7}}    | 403
            """)
    void eachPartOfAChangeTakesItsOwnPermission(String permission, String body, int status) {
        var portal = Portal.of("parts-" + Math.abs((permission + body).hashCode()));
        portal.put("testers/probe", Probe.enabled()).statusCode(201);

        portal.tenant()
                .as("somebody", permission)
                .contentType("application/json")
                .body(body)
                .patch(portal.path("/installations/testers/probe"))
                .then()
                .statusCode(status);
    }

    @Test
    void withoutATokenNothingIsSaid() {
        given().get(ACME.path("/installations")).then().statusCode(401);
        given().get("/api/marketplace/plugins").then().statusCode(401);
        ACME.tenant()
                .as("nobody", Permissions.TENANT_READ)
                .get("/api/marketplace/plugins")
                .then()
                .statusCode(403);
    }

    @Test
    void operatorsAndServicesHaveAddressesOfTheirOwn() {
        ACME.json("{\"reason\": \"bad\"}")
                .post("/api/operator/plugins/releases/0/revocation")
                .then()
                .statusCode(403);
        ACME.json("{\"slug\": \"acme\", \"name\": \"Acme\", \"plugins\": []}")
                .put("/internal/tenants/" + ACME.tenant().id())
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + TestTokens.staff("support"))
                .contentType("application/json")
                .body("{\"reason\": \"bad\"}")
                .post("/api/operator/plugins/releases/0/revocation")
                .then()
                .statusCode(403);
    }

    private static long rows() {
        return Stream.of(TABLES)
                .filter(table -> !table.equals("outbox"))
                .mapToLong(TestDatabase::count)
                .sum();
    }
}
