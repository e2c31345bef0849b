package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class TenantPluginsTest {
    @Inject
    TestPublisher publisher;

    @ParameterizedTest
    @ValueSource(strings = {"operator", "support", "billing"})
    void staffSeesATenantsPluginsAndNotTheirConfiguration(String role) {
        var acme = known("seen-" + role);
        known("unseen-" + role);
        publisher.publish(Probe.files("seen-" + role, "1.0.0"));
        acme.put("testers/seen-" + role, Probe.enabled()).statusCode(201);

        plugins(role, acme)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].version", equalTo("1.0.0"))
                .body("items[0].enabled", equalTo(true))
                .body("items[0].health.state", equalTo("ok"))
                .body(not(containsString("configuration")));
        plugins(role, Portal.of("unseen-" + role)).statusCode(200).body("items", empty());
    }

    @Test
    void lookingIsOnRecord() {
        var acme = known("looked");
        plugins("support", acme).statusCode(200);
        var id = acme.tenant().id().toString();
        var entry = TestTopics.await(
                Topics.AUDIT,
                record -> record.key().equals(id)
                        && new String(record.value(), StandardCharsets.UTF_8).contains("staff-support"));
        assertThat(new String(entry.value(), StandardCharsets.UTF_8)).contains("tenant.looked-at", "plugins");
    }

    @Test
    void unknownTenantIsNotFound() {
        plugins("operator", Portal.of("never-heard-of")).statusCode(404);
    }

    @Test
    void othersMayNot() {
        Portal.of("others")
                .tenant()
                .asOwner()
                .get("/api/operator/plugins/tenants/acme")
                .then()
                .statusCode(403);
        Portal.of("others")
                .tenant()
                .asOwner()
                .get("/api/operator/plugins/releases")
                .then()
                .statusCode(403);
        RestAssured.given().get("/api/operator/plugins/releases").then().statusCode(401);
        releases("billing", "").statusCode(403);
    }

    @Test
    void releasesSayHowManyTenantsUseThem() {
        publisher.publish(Probe.files("used", "1.0.0"));
        for (var user : List.of("user-one", "user-two")) {
            known(user).put("testers/used", Probe.enabled()).statusCode(201);
            Portal.of(user)
                    .patch("testers/used", "{\"automaticUpdates\": false}")
                    .statusCode(200);
        }
        known("user-gone").put("testers/used", Probe.enabled()).statusCode(201);
        Portal.of("user-gone").delete("testers/used").statusCode(202);
        publisher.publish(Probe.files("used", "1.1.0"));

        releases("support", "?q=testers/used")
                .statusCode(200)
                .body("items.version", contains("1.1.0", "1.0.0"))
                .body("items.tenants", contains(0, 2))
                .body("items.state", contains("published", "published"))
                .body("items[0].plugin", equalTo("used"));
    }

    @Test
    void releasesComeInPages() {
        publisher.publish(Probe.files("leaf", "1.0.0"));
        publisher.publish(Probe.files("leaf", "2.0.0"));
        var first = releases("operator", "?q=testers/leaf&limit=1").body("items.version", contains("2.0.0"));
        String next = first.extract().path("next");
        releases("operator", "?q=testers/leaf&limit=1&cursor=" + next)
                .body("items.version", contains("1.0.0"))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=garbage", "cursor=WyJ4IiwieSJd", "limit=0", "limit=201"})
    void badPageIsAProblem(String query) {
        releases("operator", "?" + query)
                .statusCode(400)
                .body("violations[0].pointer", equalTo(query.substring(0, query.indexOf('='))));
    }

    /// Tells the service of a tenant, as tenant-service does, and waits until it has heard.
    private static Portal known(String slug) {
        var portal = Portal.of(slug);
        var id = portal.tenant().id();
        var state = new TenantState(
                id,
                portal.tenant().slug(),
                "The " + slug,
                TenantLifecycle.ACTIVE,
                new TenantState.Plan("business", Map.of("plugins", 20L)),
                1,
                Instant.now());
        TestTopics.send(Topics.TENANT_STATE, id.toString(), id, "tenant.state", state);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> plugins("operator", portal).extract().statusCode() == 200);
        return portal;
    }

    private static ValidatableResponse plugins(String role, Portal portal) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff(role))
                .get("/api/operator/plugins/tenants/" + portal.tenant().slug())
                .then();
    }

    private static ValidatableResponse releases(String role, String query) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff(role))
                .get("/api/operator/plugins/releases" + query)
                .then();
    }
}
