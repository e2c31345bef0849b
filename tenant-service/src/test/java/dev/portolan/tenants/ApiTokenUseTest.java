package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What tokens are good for, and until when.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ApiTokenUseTest {
    @Test
    void tokenActsForItsOwnerWithinItsScopes() {
        var tenant = World.owned("acts");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));

        ApiTokens.members(tenant, token).statusCode(200).body("items.name", hasItem("ann"));
        ApiTokens.with(token).get("/api/tenants/" + tenant.slug()).then().statusCode(403);
        ApiTokens.with(token)
                .get("/api/tenants/acme/members")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://portolan.dev/problems/not-found"));
        ApiTokens.list(tenant, "ann", ApiTokens.DEVELOPS).body("items[0].lastUsedAt", notNullValue());
    }

    @Test
    void servicesExchangeItForATenantToken() {
        var tenant = World.owned("exchange");
        var token = ApiTokens.made(
                tenant, "ann", ApiTokens.DEVELOPS, List.of("catalog.entity.read", "catalog.location.write"));
        // Less than the token has: what counts is what the owner may now.
        World.sql("update member set role = 'VIEWER' where subject = 'ann-of-" + tenant.slug() + "'");

        String granted = ApiTokens.exchange(token, "catalog-service-secret")
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
        var token = ApiTokens.made(World.owned("refuse"), "ann", ApiTokens.DEVELOPS, List.of("member.read"));

        ApiTokens.exchange(token, "wrong")
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/invalid-client"));
        ApiTokens.exchange("ptl_" + "0".repeat(36), "catalog-service-secret")
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid-grant"));
        ApiTokens.exchange(ApiTokenFormat.next(), "catalog-service-secret").statusCode(400);
    }

    @Test
    void tenantTokenEndsWithItsApiToken() {
        var tenant = World.owned("ends");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        World.sql("update api_token set expires_at = now() + interval '20 seconds' where tenant_id = '" + tenant.id()
                + "'");

        int life = ApiTokens.exchange(token, "catalog-service-secret")
                .statusCode(200)
                .extract()
                .path("expires_in");

        assertThat(life).isBetween(1, 20);
    }

    @Test
    void expiredTokenIsRefused() {
        var tenant = World.owned("expired");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        World.sql("update api_token set expires_at = now() - interval '1 second' where tenant_id = '" + tenant.id()
                + "'");

        ApiTokens.members(tenant, token)
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/invalid-token"));
        ApiTokens.exchange(token, "catalog-service-secret").statusCode(400);
    }

    @Test
    void revokedTokenIsRefusedWithinASecond() {
        var tenant = World.owned("revoked");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        ApiTokens.members(tenant, token).statusCode(200);

        ApiTokens.revoke(tenant, "ann", ApiTokens.DEVELOPS).statusCode(204);

        ApiTokens.awaitRefused(tenant, token);
        ApiTokens.revoke(tenant, "ann", ApiTokens.DEVELOPS).statusCode(204);
        ApiTokens.list(tenant, "ann", ApiTokens.DEVELOPS).body("items[0].revokedAt", notNullValue());
        assertThat(World.awaitAudit(tenant, "token.revoked").target().type()).isEqualTo("api-token");
    }

    @Test
    void removedOwnersTokenIsRefusedWithinASecondAndStaysSo() {
        var tenant = World.owned("removed");
        var ann = "ann-of-" + tenant.slug();
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        ApiTokens.members(tenant, token).statusCode(200);

        tenant.as("olga-of-" + tenant.slug(), ApiTokens.MANAGES)
                .delete("/api/tenants/" + tenant.slug() + "/members/" + ann)
                .then()
                .statusCode(204);

        ApiTokens.awaitRefused(tenant, token);
        World.member(tenant, "ann", "ADMIN");
        ApiTokens.exchange(token, "catalog-service-secret").statusCode(400);
    }

    @Test
    void suspendedTenantsTokenIsToldSo() {
        var tenant = World.owned("suspended");
        var token = ApiTokens.made(tenant, "ann", ApiTokens.DEVELOPS, List.of("member.read"));
        ApiTokens.members(tenant, token).statusCode(200);

        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "test"))
                .post("/api/operator/tenants/" + tenant.slug() + "/suspension")
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> ApiTokens.members(tenant, token)
                        .statusCode(403)
                        .body("type", equalTo("https://portolan.dev/problems/tenant-suspended")));
    }

    @Test
    void whatAProgramDoesIsOnRecordAsSuch() {
        var tenant = World.owned("record");
        var token = ApiTokens.made(tenant, "olga", ApiTokens.MANAGES, List.of("member.manage"));

        ApiTokens.with(token)
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
        var token = ApiTokens.made(
                tenant, "ann", ApiTokens.DEVELOPS, List.of("catalog.entity.read", "catalog.location.write"));
        var keycloak = World.keycloakToken(Map.of("sub", "ann-of-" + tenant.slug()));
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("update member set role = 'VIEWER' where subject = 'ann-of-" + tenant.slug() + "'");
            var program = threads.submit(() -> ApiTokens.exchange(token, "catalog-service-secret")
                    .extract()
                    .<String>path("scope"));
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
}
