package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Revocation;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApiTokenTest {
    @Test
    void actsForItsOwnerInItsTenant() {
        var token = TestTokens.apiToken(ACME, "olga", "catalog.entity.read catalog.location.write");
        String id = given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"text\":\"by a program\"}")
                .post("/api/tenants/acme/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/acme/notes/" + id)
                .then()
                .statusCode(200)
                .body("caller", equalTo("olga"));
        assertThat(TestTokens.exchanges(token)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20, 33, 39})
    void oneWrongCharacterIsRefusedWithoutAsking(int position) {
        var good = TestTokens.apiToken(ACME, "olga", "catalog.entity.read");
        var other = good.charAt(position) == 'a' ? 'b' : 'a';
        var mistyped = good.substring(0, position) + other + good.substring(position + 1);

        get(ACME, mistyped).statusCode(401).body("type", endsWith("/invalid-token"));
        assertThat(ApiTokenFormat.isWellFormed(mistyped)).isFalse();
        assertThat(TestTokens.exchanges(mistyped)).isZero();
    }

    @Test
    void unknownTokenIsNotAskedForAgainAtOnce() {
        var unknown = ApiTokenFormat.next();

        get(ACME, unknown).statusCode(401).body("type", endsWith("/invalid-token"));
        get(ACME, unknown).statusCode(401);

        assertThat(TestTokens.exchanges(unknown)).isEqualTo(1);
    }

    @Test
    void manyRequestsAtOnceAreOneExchange() {
        var token = TestTokens.apiToken(ACME, "olga", "catalog.entity.read");
        var answers = new ConcurrentLinkedQueue<Integer>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 12; i++) {
                threads.execute(() -> answers.add(get(ACME, token).extract().statusCode()));
            }
        }

        assertThat(answers).hasSize(12).containsOnly(200);
        assertThat(TestTokens.exchanges(token)).isEqualTo(1);
    }

    @Test
    void revokedTokenIsRefusedWithinASecond() {
        var tenant = TestTenant.of("api-revoked");
        var token = TestTokens.apiToken(tenant, "olga", "catalog.entity.read");
        get(tenant, token).statusCode(200);

        TestTokens.revoke(token);
        revokeAllOf(tenant, "olga");

        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> get(tenant, token).statusCode(401).body("type", endsWith("/invalid-token")));
    }

    @Test
    void changedRightsAreFetchedAnew() {
        var tenant = TestTenant.of("api-changed");
        var token = TestTokens.apiToken(tenant, "olga", "catalog.entity.read");
        get(tenant, token).statusCode(200);

        revokeAllOf(tenant, "olga");

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> get(tenant, token).extract().statusCode() == 200 && TestTokens.exchanges(token) == 2);
    }

    private static void revokeAllOf(TestTenant tenant, String subject) {
        TestTopics.send(
                Topics.ACCESS_REVOCATIONS,
                tenant.id().toString(),
                tenant.id(),
                "access.revoked",
                new Revocation(tenant.id(), subject, Instant.now(), "for the test"));
    }

    private static ValidatableResponse get(TestTenant tenant, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/" + tenant.slug() + "/notes")
                .then();
    }
}
