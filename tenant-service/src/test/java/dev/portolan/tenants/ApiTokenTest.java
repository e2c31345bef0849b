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
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who makes and sees which tokens.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ApiTokenTest {
    @Test
    void tokenIsShownOnceAndKeptAsItsHash() {
        var tenant = World.owned("once");
        String token = ApiTokens.make(tenant, "ann", ApiTokens.DEVELOPS, List.of("catalog.entity.read", "member.read"))
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
        ApiTokens.list(tenant, "ann", ApiTokens.DEVELOPS)
                .body("items[0].prefix", equalTo(token.substring(0, 8)))
                .body("items[0].owner.name", equalTo("ann"))
                .body("items[0]", not(hasKey("token")));
        assertThat(World.text("select a::text from api_token a where tenant_id = '" + tenant.id() + "'"))
                .doesNotContain(token.substring(8));
        assertThat(World.awaitAudit(tenant, "token.created").change().after())
                .containsEntry("scopes", List.of("catalog.entity.read", "member.read"));
    }

    @Test
    void nobodyMakesATokenThatMayMore() {
        var tenant = World.owned("more");

        ApiTokens.make(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read", "plugin.install", "no.such"))
                .statusCode(400)
                .body("violations.pointer", contains("/scopes/1", "/scopes/2"));
        assertThat(ApiTokens.tokens(tenant)).isZero();
    }

    @Test
    void programMakesNoTokens() {
        var tenant = World.owned("program");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("token.manage"));

        ApiTokens.with(token)
                .contentType("application/json")
                .body(Map.of("name", "child", "scopes", List.of("token.manage")))
                .post("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(403);
        assertThat(ApiTokens.tokens(tenant)).isEqualTo(1);
    }

    @Test
    void membersSeeTheirOwnAndManagersAll() {
        var tenant = World.owned("own");
        ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        ApiTokens.made(tenant, "bob", ApiTokens.DEVELOPS, List.of("member.read"));

        ApiTokens.list(tenant, "ann", ApiTokens.DEVELOPS).body("items.owner.name", contains("ann"));
        ApiTokens.list(tenant, "cid", ApiTokens.DEVELOPS).body("items", empty());
        ApiTokens.list(tenant, "olga", ApiTokens.MANAGES).body("items.owner.name", contains("bob", "ann"));
        ApiTokens.revoke(tenant, "bob", "ann", ApiTokens.DEVELOPS).statusCode(404);
        ApiTokens.revoke(tenant, "olga", "ann", ApiTokens.MANAGES).statusCode(204);
    }

    @Test
    void onlyMembersMakeTokens() {
        ApiTokens.make(World.owned("stranger"), "nobody", ApiTokens.DEVELOPS, List.of("member.read"))
                .statusCode(403);
    }

    @Test
    void anOrganizationHasAHundredTokensAtMost() {
        var tenant = World.owned("hundred");
        World.sql("insert into api_token (id, tenant_id, member_id, name, prefix, hash, scopes, created_at, expires_at)"
                + " select gen_random_uuid(), tenant_id, id, 'n', 'ptl_', sha256((id::text || i)::bytea), '{}', now(),"
                + " now() + interval '1 day' from member, generate_series(1, 100) i where subject = 'ann-of-"
                + tenant.slug() + "'");

        ApiTokens.make(tenant, "bob", ApiTokens.DEVELOPS, List.of("member.read"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/too-many-tokens"));
        World.sql("update api_token set revoked_at = now() where tenant_id = '" + tenant.id() + "'");
        ApiTokens.make(tenant, "bob", ApiTokens.DEVELOPS, List.of("member.read"))
                .statusCode(201);
    }

    @Test
    void anotherTenantsTokenDoesNotExist() {
        var acme = World.owned("mine");
        var globex = World.owned("theirs");
        ApiTokens.made(acme, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        var id = World.text("select id from api_token where tenant_id = '" + acme.id() + "'");
        var olga = globex.as("olga-of-" + globex.slug(), ApiTokens.MANAGES);

        olga.delete("/api/tenants/" + globex.slug() + "/tokens/" + id).then().statusCode(404);
        olga.delete("/api/tenants/" + acme.slug() + "/tokens/" + id).then().statusCode(404);
        olga.get("/api/tenants/" + acme.slug() + "/tokens").then().statusCode(404);
        ApiTokens.list(globex, "olga", ApiTokens.MANAGES).body("items", empty());
        assertThat(World.text("select revoked_at from api_token where id = '" + id + "'"))
                .isNull();
    }

    @Test
    void permissionIsNeeded() {
        var tenant = World.owned("no-role");
        ApiTokens.make(tenant, "ann", "member.read", List.of("member.read")).statusCode(403);
        tenant.asViewer()
                .get("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(403);
        given().get("/api/tenants/" + tenant.slug() + "/tokens").then().statusCode(401);
        assertThat(ApiTokens.tokens(tenant)).isZero();
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
        tenant.as("ann-of-acme", ApiTokens.DEVELOPS)
                .contentType("application/json")
                .body(body)
                .post("/api/tenants/acme/tokens")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItem(startsWith(pointer)));
    }
}
