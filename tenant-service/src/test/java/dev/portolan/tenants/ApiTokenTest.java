package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ApiTokenTest {
    private static final String DEVELOPS = "member.read catalog.entity.read catalog.location.write token.manage";
    private static final String MANAGES = DEVELOPS + " member.manage member.leave";

    @Test
    void tokenIsShownOnceAndKeptAsItsHash() {
        var tenant = World.owned("once");
        String token = make(tenant, "ann", DEVELOPS, List.of("catalog.entity.read", "member.read"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("for the test"))
                .body("scopes", contains("catalog.entity.read", "member.read"))
                .body("owner.subject", equalTo("ann-of-" + tenant.slug()))
                .body("token", matchesPattern("ptl_[0-9A-Za-z]{36}"))
                .body("revokedAt", nullValue())
                .extract()
                .path("token");

        assertThat(ApiTokenFormat.isWellFormed(token)).isTrue();
        list(tenant, "ann", DEVELOPS)
                .body("items[0].prefix", equalTo(token.substring(0, 8)))
                .body("items[0].owner.name", equalTo("ann"))
                .body("items[0]", not(hasKey("token")));
        assertThat(World.text("select a::text from api_token a where tenant_id = '" + tenant.id() + "'"))
                .doesNotContain(token.substring(8));
        assertThat(World.awaitAudit(tenant, "token.created").change().after())
                .containsEntry("scopes", List.of("catalog.entity.read", "member.read"));
    }

    @Test
    void tokenActsForItsOwnerWithinItsScopes() {
        var tenant = World.owned("acts");
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));

        members(tenant, token).statusCode(200).body("items.name", hasItem("ann"));
        with(token).get("/api/tenants/" + tenant.slug()).then().statusCode(403);
        with(token)
                .get("/api/tenants/acme/members")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://portolan.dev/problems/not-found"));
        list(tenant, "ann", DEVELOPS).body("items[0].lastUsedAt", notNullValue());
    }

    @Test
    void servicesExchangeItForATenantToken() {
        var tenant = World.owned("exchange");
        var token = made(tenant, "ann", DEVELOPS, List.of("catalog.entity.read", "catalog.location.write"));
        // Less than the token has: what counts is what the owner may now.
        World.sql("update member set role = 'VIEWER' where subject = 'ann-of-" + tenant.slug() + "'");

        String granted = exchange(token, "catalog-service-secret")
                .statusCode(200)
                .body("scope", equalTo("catalog.entity.read"))
                .extract()
                .path("access_token");

        assertThat(Tokens.claims(granted))
                .containsEntry("sub", "ann-of-" + tenant.slug())
                .containsEntry("tenant", tenant.slug().value())
                .containsEntry("use", "tenant")
                .containsEntry("scope", "catalog.entity.read")
                .containsEntry(
                        "api_token", World.text("select id from api_token where tenant_id = '" + tenant.id() + "'"));
    }

    @Test
    void exchangeIsForServicesAndForGoodTokens() {
        var token = made(World.owned("refuse"), "ann", DEVELOPS, List.of("member.read"));

        exchange(token, "wrong").statusCode(401).body("type", equalTo("https://portolan.dev/problems/invalid-client"));
        exchange("ptl_" + "0".repeat(36), "catalog-service-secret")
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid-grant"));
        exchange(ApiTokenFormat.next(), "catalog-service-secret").statusCode(400);
    }

    @Test
    void tenantTokenEndsWithItsApiToken() {
        var tenant = World.owned("ends");
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));
        World.sql("update api_token set expires_at = now() + interval '20 seconds' where tenant_id = '" + tenant.id()
                + "'");

        int life = exchange(token, "catalog-service-secret")
                .statusCode(200)
                .extract()
                .path("expires_in");

        assertThat(life).isBetween(1, 20);
    }

    @Test
    void expiredTokenIsRefused() {
        var tenant = World.owned("expired");
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));
        World.sql("update api_token set expires_at = now() - interval '1 second' where tenant_id = '" + tenant.id()
                + "'");

        members(tenant, token).statusCode(401).body("type", equalTo("https://portolan.dev/problems/invalid-token"));
        exchange(token, "catalog-service-secret").statusCode(400);
    }

    @Test
    void revokedTokenIsRefusedWithinASecond() {
        var tenant = World.owned("revoked");
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));
        members(tenant, token).statusCode(200);

        revoke(tenant, "ann", DEVELOPS).statusCode(204);

        awaitRefused(tenant, token);
        revoke(tenant, "ann", DEVELOPS).statusCode(204);
        list(tenant, "ann", DEVELOPS).body("items[0].revokedAt", notNullValue());
        assertThat(World.awaitAudit(tenant, "token.revoked").target().type()).isEqualTo("api-token");
    }

    @Test
    void removedOwnersTokenIsRefusedWithinASecondAndStaysSo() {
        var tenant = World.owned("removed");
        var ann = "ann-of-" + tenant.slug();
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));
        members(tenant, token).statusCode(200);

        tenant.as("olga-of-" + tenant.slug(), MANAGES)
                .delete("/api/tenants/" + tenant.slug() + "/members/" + ann)
                .then()
                .statusCode(204);

        awaitRefused(tenant, token);
        World.member(tenant, "ann", "ADMIN");
        exchange(token, "catalog-service-secret").statusCode(400);
    }

    @Test
    void suspendedTenantsTokenIsToldSo() {
        var tenant = World.owned("suspended");
        var token = made(tenant, "ann", DEVELOPS, List.of("member.read"));
        members(tenant, token).statusCode(200);

        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "test"))
                .post("/api/operator/tenants/" + tenant.slug() + "/suspension")
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> members(tenant, token)
                        .statusCode(403)
                        .body("type", equalTo("https://portolan.dev/problems/tenant-suspended")));
    }

    @Test
    void nobodyMakesATokenThatMayMore() {
        var tenant = World.owned("more");

        make(tenant, "ann", DEVELOPS, List.of("member.read", "plugin.install", "no.such"))
                .statusCode(400)
                .body("violations.pointer", contains("/scopes/1", "/scopes/2"));
        assertThat(tokens(tenant)).isZero();
    }

    @Test
    void programMakesNoTokens() {
        var tenant = World.owned("program");
        var token = made(tenant, "ann", DEVELOPS, List.of("token.manage"));

        with(token)
                .contentType("application/json")
                .body(Map.of("name", "child", "scopes", List.of("token.manage")))
                .post("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(403);
        assertThat(tokens(tenant)).isEqualTo(1);
    }

    @Test
    void whatAProgramDoesIsOnRecordAsSuch() {
        var tenant = World.owned("record");
        var token = made(tenant, "olga", MANAGES, List.of("member.manage"));

        with(token)
                .contentType("application/json")
                .body(Map.of("role", "viewer"))
                .patch("/api/tenants/" + tenant.slug() + "/members/bob-of-" + tenant.slug())
                .then()
                .statusCode(200);

        assertThat(World.awaitAudit(tenant, "member.role-changed").actor())
                .extracting(AuditEvent.Actor::kind, AuditEvent.Actor::subject, AuditEvent.Actor::name)
                .containsExactly(AuditEvent.Kind.API_TOKEN, "olga-of-" + tenant.slug(), "olga");
    }

    /// Else a token could be given by rights that end at the same moment, and outlive them unseen.
    @Test
    void exchangeWaitsForAChangeOfRightsThatIsUnderWay() throws Exception {
        var tenant = World.owned("wait");
        var token = made(tenant, "ann", DEVELOPS, List.of("catalog.entity.read", "catalog.location.write"));
        var keycloak = World.keycloakToken(Map.of("sub", "ann-of-" + tenant.slug()));
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("update member set role = 'VIEWER' where subject = 'ann-of-" + tenant.slug() + "'");
            var program = threads.submit(
                    () -> exchange(token, "catalog-service-secret").extract().<String>path("scope"));
            var person = threads.submit(() -> Tokens.exchange(keycloak, "tenant:" + tenant.slug())
                    .extract()
                    .<String>path("scope"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> TestDatabase.query("select count(*) from pg_stat_activity"
                                    + " where wait_event_type = 'Lock' and query like '%member%'")
                            == 2);

            connection.commit();

            assertThat(program.get()).isEqualTo("catalog.entity.read");
            assertThat(person.get()).doesNotContain("catalog.location.write").contains("catalog.entity.read");
        }
    }

    @Test
    void membersSeeTheirOwnAndManagersAll() {
        var tenant = World.owned("own");
        made(tenant, "ann", DEVELOPS, List.of("member.read"));
        made(tenant, "bob", DEVELOPS, List.of("member.read"));

        list(tenant, "ann", DEVELOPS).body("items.owner.name", contains("ann"));
        list(tenant, "cid", DEVELOPS).body("items", empty());
        list(tenant, "olga", MANAGES).body("items.owner.name", contains("bob", "ann"));
        revoke(tenant, "bob", "ann", DEVELOPS).statusCode(404);
        revoke(tenant, "olga", "ann", MANAGES).statusCode(204);
    }

    @Test
    void onlyMembersMakeTokens() {
        make(World.owned("stranger"), "nobody", DEVELOPS, List.of("member.read"))
                .statusCode(403);
    }

    @Test
    void anOrganizationHasAHundredTokensAtMost() {
        var tenant = World.owned("hundred");
        World.sql("insert into api_token (id, tenant_id, member_id, name, prefix, hash, scopes, created_at, expires_at)"
                + " select gen_random_uuid(), tenant_id, id, 'n', 'ptl_', sha256((id::text || i)::bytea), '{}', now(),"
                + " now() + interval '1 day' from member, generate_series(1, 100) i where subject = 'ann-of-"
                + tenant.slug() + "'");

        make(tenant, "bob", DEVELOPS, List.of("member.read"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/too-many-tokens"));
        World.sql("update api_token set revoked_at = now() where tenant_id = '" + tenant.id() + "'");
        make(tenant, "bob", DEVELOPS, List.of("member.read")).statusCode(201);
    }

    @Test
    void anotherTenantsTokenDoesNotExist() {
        var acme = World.owned("mine");
        var globex = World.owned("theirs");
        made(acme, "ann", DEVELOPS, List.of("member.read"));
        var id = World.text("select id from api_token where tenant_id = '" + acme.id() + "'");
        var olga = globex.as("olga-of-" + globex.slug(), MANAGES);

        olga.delete("/api/tenants/" + globex.slug() + "/tokens/" + id).then().statusCode(404);
        olga.delete("/api/tenants/" + acme.slug() + "/tokens/" + id).then().statusCode(404);
        olga.get("/api/tenants/" + acme.slug() + "/tokens").then().statusCode(404);
        list(globex, "olga", MANAGES).body("items", empty());
        assertThat(World.text("select revoked_at from api_token where id = '" + id + "'"))
                .isNull();
    }

    @Test
    void permissionIsNeeded() {
        var tenant = World.owned("no-role");
        make(tenant, "ann", "member.read", List.of("member.read")).statusCode(403);
        tenant.asViewer()
                .get("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(403);
        given().get("/api/tenants/" + tenant.slug() + "/tokens").then().statusCode(401);
        assertThat(tokens(tenant)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            name missing   | {"scopes": ["member.read"]}                                                        | /name
            name blank     | {"name": " ", "scopes": ["member.read"]}                                           | /name
            no scopes      | {"name": "n"}                                                                      | /scopes
            empty scopes   | {"name": "n", "scopes": []}                                                        | /scopes
            a null scope   | {"name": "n", "scopes": [null]}                                                    | /scopes/0
            expiry past    | {"name": "n", "scopes": ["member.read"], "expiresAt": "2020-01-01T00:00:00Z"}      | /expiresAt
            expiry too far | {"name": "n", "scopes": ["member.read"], "expiresAt": "2999-01-01T00:00:00Z"}      | /expiresAt
            expiry no time | {"name": "n", "scopes": ["member.read"], "expiresAt": "soon"}                      | /expiresAt
            unknown field  | {"name": "n", "scopes": ["member.read"], "owner": "ann"}                           | /owner
            """)
    void badTokenIsRefusedAtItsField(String name, String body, String pointer) {
        var tenant = TestTenant.ACME;
        World.stored(tenant);
        tenant.as("ann-of-acme", DEVELOPS)
                .contentType("application/json")
                .body(body)
                .post("/api/tenants/acme/tokens")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItem(startsWith(pointer)));
    }

    private static String made(TestTenant tenant, String by, String permissions, List<String> scopes) {
        return make(tenant, by, permissions, scopes).statusCode(201).extract().path("token");
    }

    private static ValidatableResponse make(TestTenant tenant, String by, String permissions, List<String> scopes) {
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "for the test",
                        "scopes",
                        scopes,
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(30)).toString()))
                .post("/api/tenants/" + tenant.slug() + "/tokens")
                .then();
    }

    private static ValidatableResponse list(TestTenant tenant, String by, String permissions) {
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .get("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse revoke(TestTenant tenant, String owner, String permissions) {
        return revoke(tenant, owner, owner, permissions);
    }

    private static ValidatableResponse revoke(TestTenant tenant, String by, String owner, String permissions) {
        var id = World.text("select a.id from api_token a join member m on m.id = a.member_id where m.subject = '"
                + owner + "-of-" + tenant.slug() + "'");
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .delete("/api/tenants/" + tenant.slug() + "/tokens/" + id)
                .then();
    }

    private static ValidatableResponse exchange(String token, String secret) {
        return Tokens.grant(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token_type", "urn:portolan:params:oauth:token-type:api-token",
                "subject_token", token,
                "client_id", "catalog-service",
                "client_secret", secret));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse members(TestTenant tenant, String token) {
        return with(token).get("/api/tenants/" + tenant.slug() + "/members").then();
    }

    private static void awaitRefused(TestTenant tenant, String token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> members(tenant, token)
                        .statusCode(401)
                        .body("type", equalTo("https://portolan.dev/problems/invalid-token")));
    }

    private static long tokens(TestTenant tenant) {
        return TestDatabase.query("select count(*) from api_token where tenant_id = '" + tenant.id() + "'");
    }
}
