package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static dev.portolan.testkit.TestTenant.GLOBEX;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdentityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none     | GET  | /api/tenants/acme/notes    |           | 401 | unauthenticated
            none     | POST | /api/tenants/acme/notes    | {"text":} | 401 | unauthenticated
            garbage  | GET  | /api/tenants/acme/notes    |           | 401 | invalid-token
            expired  | GET  | /api/tenants/acme/notes    |           | 401 | invalid-token
            foreign  | GET  | /api/tenants/acme/notes    |           | 401 | invalid-token
            globex   | GET  | /api/tenants/acme/notes    |           | 404 | not-found
            globex   | POST | /api/tenants/acme/notes    | {"text":} | 404 | not-found
            globex   | GET  | /api/tenants/nobody/notes  |           | 404 | not-found
            globex   | GET  | /api/tenants/acme/open     |           | 404 | not-found
            globex   | GET  | /api/tenants/acme/%6eotes  |           | 404 | not-found
            globex   | GET  | //api/tenants/acme/notes   |           | 404 | not-found
            globex   | GET  | /api//tenants/acme/notes   |           | 404 | not-found
            globex   | GET  | /api/tenants//acme/notes   |           | 404 | not-found
            globex   | GET  | /api/tenants/acme;a=b/notes |          | 404 | not-found
            globex   | GET  | /api/tenants/%61cme/notes  |           | 404 | not-found
            globex   | GET  | /api/tenants/globex/../acme/notes |    | 404 | not-found
            globex   | GET  | /api/tenants/ACME/notes    |           | 404 | not-found
            none     | GET  | /api/tenants/acme/open     |           | 401 | unauthenticated
            nothing  | GET  | /api/tenants/acme/notes    |           | 403 | forbidden
            nothing  | POST | /api/tenants/acme/notes    | {"text":} | 403 | forbidden
            viewer   | POST | /api/tenants/acme/notes    | {"text":} | 403 | forbidden
            owner    | POST | /api/tenants/acme/notes    | {"text":} | 400 | invalid
            owner    | GET  | /api/tenants/acme/nowhere  |           | 404 | not-found
            owner    | GET  | /api/operator/notes        |           | 403 | forbidden
            owner    | GET  | /api/services              |           | 403 | forbidden
            operator | GET  | /api/tenants/acme/notes    |           | 404 | not-found
            support  | GET  | /api/operator/notes        |           | 403 | forbidden
            service  | GET  | /api/tenants/acme/notes    |           | 404 | not-found
            elsewhere| GET  | /api/services              |           | 401 | invalid-token
            mistyped | GET  | /api/tenants/acme/notes    |           | 401 | invalid-token
            unknown  | GET  | /api/tenants/acme/notes    |           | 401 | invalid-token
            program  | GET  | /api/tenants/globex/notes  |           | 404 | not-found
            program  | GET  | /api/tenants/nobody/notes  |           | 404 | not-found
            program  | POST | /api/tenants/acme/notes    | {"text":} | 403 | forbidden
            program  | GET  | /api/operator/notes        |           | 403 | forbidden
            """)
    void refusesInTheOneOrder(String who, String method, String path, String body, int status, String slug) {
        var request = given().urlEncodingEnabled(false).contentType("application/json");
        if (!who.equals("none")) {
            request.header("Authorization", "Bearer " + token(who));
        }
        if (body != null) {
            request.body(body);
        }

        request.request(method, path)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", endsWith("/" + slug))
                .body("status", equalTo(status));
    }

    private static String token(String who) {
        return switch (who) {
            case "garbage" -> "not.a.token";
            case "expired" ->
                TestTokens.sign(Map.of(
                        "sub", "x", Claims.USE, "tenant", "exp", Instant.now().getEpochSecond() - 60));
            case "foreign" -> TestTokens.sign(Map.of("sub", "x", Claims.USE, "staff", "iss", "https://evil.test"));
            case "globex" -> GLOBEX.token("g", TestTenant.all());
            case "mistyped" -> "ptl_" + "0".repeat(36);
            case "unknown" -> ApiTokenFormat.next();
            case "program" -> TestTokens.apiToken(ACME, "p", "catalog.entity.read");
            case "nothing" -> ACME.token("n", "");
            case "viewer" -> ACME.token("v", "catalog.entity.read");
            case "owner" -> ACME.token("o", TestTenant.all());
            case "service" -> TestTokens.service("tenant-service", "kernel-it");
            case "elsewhere" -> TestTokens.service("tenant-service", "catalog-service");
            default -> TestTokens.staff(who);
        };
    }

    @Test
    void whatIsForeignAndWhatIsMissingLookTheSame() {
        var foreign = GLOBEX.asOwner().get("/api/tenants/acme/notes").then().extract();
        var missing = GLOBEX.asOwner().get("/api/tenants/nobody/notes").then().extract();

        assertThat(foreign.asString().replace("acme", "nobody")).isEqualTo(missing.asString());
    }

    @Test
    void letsThoseInWhoMay() {
        given().get("/api/public").then().statusCode(200).body(is("hello"));
        given().header("Authorization", "Bearer not.a.token")
                .get("/api/public")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get("/api/operator/notes")
                .then()
                .statusCode(200)
                .body(is("staff-operator"));
        given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "kernel-it"))
                .get("/api/services")
                .then()
                .statusCode(200)
                .body(is("service:tenant-service"));
    }

    @Test
    void aRevokedTokenIsOutdatedAndANewOneIsNot() {
        var tenant = TestTenant.of("revoked-one");
        var old = tenant.token("joe", "catalog.entity.read");
        var other = tenant.token("ann", "catalog.entity.read");
        var before = Instant.now().plusMillis(1);
        TestTopics.send(
                Topics.ACCESS_REVOCATIONS,
                tenant.id().toString(),
                tenant.id(),
                "access.revoked",
                new Revocation(tenant.id(), "joe", before, "role changed"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> get(tenant, old).statusCode(401).body("type", endsWith("/token-outdated")));
        get(tenant, other).statusCode(200);
        get(tenant, tenant.token("joe", "catalog.entity.read")).statusCode(200);
    }

    @Test
    void aSuspendedTenantIsToldSo() {
        var tenant = TestTenant.of("suspended-one");
        var state = new TenantState(
                tenant.id(),
                tenant.slug(),
                "Suspended",
                TenantLifecycle.SUSPENDED,
                new TenantState.Plan("team", Map.of()),
                2,
                Instant.now());
        TestTopics.send(Topics.TENANT_STATE, tenant.id().toString(), tenant.id(), "tenant.state", state);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> get(tenant, tenant.token("x", "catalog.entity.read"))
                        .statusCode(403)
                        .body("type", endsWith("/tenant-suspended")));
    }

    private static ValidatableResponse get(TestTenant tenant, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/" + tenant.slug() + "/notes")
                .then();
    }
}
