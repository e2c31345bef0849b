package dev.portolan.plugins.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Staff roll a release out to some before they roll it out to all.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RolloutResourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    TestPublisher publisher;

    @Test
    void aReleaseOfWhichNothingWasSaidIsForEverybody() {
        var digest = publisher.publish(Edition.of("for-all", "1.0.0").files());

        rollout(digest)
                .statusCode(200)
                .body("publisher", equalTo("testers"))
                .body("version", equalTo("1.0.0"))
                .body("percent", equalTo(100))
                .body("rings", contains("early", "general"))
                .body("paused", equalTo(false))
                .body("steps", empty());
    }

    @Test
    void whoIsNotInDoesNotSeeTheRelease() {
        publisher.publish(Edition.of("staged", "1.0.0").files());
        var acme = Portal.of("staged-acme");
        acme.put("testers/staged", "{\"enabled\": true}").statusCode(201);
        var digest = publisher.publish(Edition.of("staged", "1.1.0").files());
        var other = Portal.of("staged-other");

        put(digest, "{\"percent\": 0, \"rings\": [\"early\", \"general\"]}").statusCode(200);

        acme.get("/plugin-updates").body("items", empty());
        acme.installation("testers/staged").body("update", nullValue());
        acme.patch("testers/staged", "{\"channel\": \"stable\"}").body("version", equalTo("1.0.0"));
        other.put("testers/staged", "{\"enabled\": true}").statusCode(201).body("version", equalTo("1.0.0"));
        other.patch("testers/staged", "{\"version\": \"1.1.0\"}").body("version", equalTo("1.1.0"));
        other.patch("testers/staged", "{\"channel\": \"stable\"}").body("version", equalTo("1.1.0"));

        put(digest, "{\"percent\": 100, \"rings\": [\"early\", \"general\"]}").statusCode(200);

        acme.get("/plugin-updates").body("items.to", contains("1.1.0"));
    }

    @Test
    void theMarketplaceShowsWhatATenantMayHave() {
        publisher.publish(Edition.of("cut-to-fit", "1.0.0").files());
        var digest = publisher.publish(Edition.of("cut-to-fit", "1.1.0").files());
        put(digest, "{\"percent\": 100, \"rings\": [\"early\"]}").statusCode(200);
        var acme = Portal.of("shown-acme");

        shown(acme, "cut-to-fit").body("version", equalTo("1.0.0")).body("offered", equalTo(true));
        shown(acme, "cut-to-fit?version=1.1.0").body("version", equalTo("1.1.0"));
        listed(acme, "cut-to-fit").body("items.version", contains("1.0.0")).body("items.offered", contains(true));
        put(digest, "{\"percent\": 100, \"rings\": [\"early\", \"general\"]}").statusCode(200);
        shown(acme, "cut-to-fit").body("version", equalTo("1.1.0"));
        listed(acme, "cut-to-fit").body("items.version", contains("1.1.0"));
    }

    @Test
    void whatATenantMayNotHaveYetSaysSo() {
        var digest = publisher.publish(Edition.of("unshown", "1.0.0").files());
        put(digest, "{\"percent\": 100, \"rings\": [\"early\"]}").statusCode(200);
        var acme = Portal.of("unshown-acme");

        shown(acme, "unshown")
                .body("version", equalTo("1.0.0"))
                .body("offered", equalTo(false))
                .body("withheld", containsString("step by step"));
        listed(acme, "unshown").body("items.offered", contains(false));
        acme.put("testers/unshown", "{\"channel\": \"stable\"}").statusCode(400);
    }

    @Test
    void aShareOfTheTenantsGetsItAndTheOthersWithTheNextStep() {
        publisher.publish(Edition.of("shares", "1.0.0").files());
        var tenants = IntStream.range(0, 10)
                .mapToObj(number -> Portal.of("shares-" + number))
                .toList();
        tenants.forEach(
                tenant -> tenant.put("testers/shares", "{\"enabled\": true}").statusCode(201));
        var digest = publish("shares", "{\"percent\": 0, \"rings\": [\"early\", \"general\"]}");
        tenants.forEach(tenant -> Tenants.open(tenant.tenant().slug().value()));
        rollout(digest).body("reached", equalTo(0)).body("waiting", equalTo(10));
        var inAtHalf = tenants.stream()
                .filter(tenant -> Rollout.place(tenant.tenant().id(), digest) < 50)
                .toList();
        assertThat(inAtHalf).hasSizeBetween(1, 9);

        put(digest, "{\"percent\": 50, \"rings\": [\"early\", \"general\"]}").statusCode(200);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> rollout(digest)
                        .body("reached", equalTo(inAtHalf.size()))
                        .body("waiting", equalTo(10 - inAtHalf.size())));
        inAtHalf.forEach(tenant -> tenant.installation("testers/shares").body("version", equalTo("1.1.0")));

        put(digest, "{\"percent\": 50, \"rings\": [\"early\", \"general\"], \"paused\": true}")
                .body("paused", equalTo(true));
        put(digest, "{\"percent\": 100, \"rings\": [\"early\", \"general\"], \"paused\": false}")
                .statusCode(200);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> rollout(digest).body("reached", equalTo(10)).body("waiting", equalTo(0)));
        rollout(digest).body("steps.percent", contains(100, 50, 50, 0)).body("steps[0].by", equalTo("operator"));
    }

    @Test
    void theEarlyRingGetsItFirst() {
        publisher.publish(Edition.of("early", "1.0.0").files());
        var first = Portal.of("early-first");
        var second = Portal.of("early-second");
        first.put("testers/early", "{\"enabled\": true}").statusCode(201);
        second.put("testers/early", "{\"enabled\": true}").statusCode(201);
        var digest = publish("early", "{\"percent\": 100, \"rings\": [\"early\"]}");
        Tenants.open("early-first");
        Tenants.open("early-second");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> ring(first).statusCode(200).body("ring", equalTo("general")));

        staff("operator")
                .contentType("application/json")
                .body("{\"ring\": \"early\"}")
                .put("/api/operator/plugins/rings/" + first.tenant().id())
                .then()
                .statusCode(200)
                .body("ring", equalTo("early"));

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> first.installation("testers/early").body("version", equalTo("1.1.0")));
        ring(first).body("ring", equalTo("early"));
        second.installation("testers/early").body("version", equalTo("1.0.0"));
        rollout(digest).body("reached", equalTo(1)).body("waiting", equalTo(1));
        var event = Json.read(
                TestTopics.await(
                                Topics.AUDIT,
                                record -> first.tenant().id().toString().equals(record.key())
                                        && Json.read(record.value(), AuditEvent.class)
                                                .action()
                                                .equals("tenant.ring-changed"))
                        .value(),
                AuditEvent.class);
        assertThat(event.actor().subject()).isEqualTo("staff-operator");
        assertThat(event.change().after()).containsEntry("ring", "early");
    }

    @Test
    void sayingTheSameAgainIsNoStep() {
        var digest = publisher.publish(Edition.of("same", "1.0.0").files());
        put(digest, "{\"percent\": 10, \"rings\": [\"early\"]}").statusCode(200);

        put(digest, "{\"percent\": 10, \"rings\": [\"early\"]}").statusCode(200).body("steps.percent", contains(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                              | percent
        {"percent": 101, "rings": ["early"]}            | percent
        {"percent": -1, "rings": ["early"]}             | percent
        {"percent": 10, "rings": []}                    | rings
        {"percent": 10, "rings": ["late"]}              | rings
        {"percent": 10, "rings": ["early"], "all": 1}   | all
        """)
    void aMalformedRolloutIsRefused(String body, String member) {
        var digest = publisher.publish(Edition.of("malformed", "1.0.0").files());
        var steps = TestDatabase.count("rollout_step");

        put(digest, body).statusCode(400).body("violations.pointer", hasItem(containsString(member)));

        assertThat(TestDatabase.count("rollout_step")).isEqualTo(steps);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        rollout("0".repeat(64)).statusCode(404);
        put("0".repeat(64), "{\"percent\": 10, \"rings\": [\"early\"]}").statusCode(404);
        staff("support").get("/api/operator/plugins/rings/nonsense").then().statusCode(404);
        staff("support")
                .get("/api/operator/plugins/rings/"
                        + Portal.of("ring-unknown").tenant().id())
                .then()
                .statusCode(404);
    }

    @Test
    void supportLooksAndDoesNotAct() {
        var digest = publisher.publish(Edition.of("looks", "1.0.0").files());
        var path = "/api/operator/plugins/releases/" + digest + "/rollout";

        staff("support").get(path).then().statusCode(200);
        staff("support")
                .contentType("application/json")
                .body("{\"percent\": 10, \"rings\": [\"early\"]}")
                .put(path)
                .then()
                .statusCode(403);
        staff("billing").get(path).then().statusCode(403);
        Portal.of("looks-acme").tenant().asOwner().get(path).then().statusCode(403);
        RestAssured.given().get(path).then().statusCode(401);
    }

    /// Publishes version 1.1.0 and limits it. Nobody gets it in between: no tenant is known to be open yet.
    private String publish(String plugin, String rollout) {
        var digest = publisher.publish(Edition.of(plugin, "1.1.0").files());
        put(digest, rollout).statusCode(200);
        return digest;
    }

    private static ValidatableResponse rollout(String digest) {
        return staff("support")
                .get("/api/operator/plugins/releases/" + digest + "/rollout")
                .then();
    }

    private static ValidatableResponse put(String digest, String body) {
        return staff("operator")
                .contentType("application/json")
                .body(body)
                .put("/api/operator/plugins/releases/" + digest + "/rollout")
                .then();
    }

    private static ValidatableResponse ring(Portal portal) {
        return staff("support")
                .get("/api/operator/plugins/rings/" + portal.tenant().id())
                .then();
    }

    private static ValidatableResponse shown(Portal portal, String plugin) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins/testers/" + plugin)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse listed(Portal portal, String plugin) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins?publisher=testers&q=testers/" + plugin)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification staff(String role) {
        return RestAssured.given().header("Authorization", "Bearer " + TestTokens.staff(role));
    }
}
