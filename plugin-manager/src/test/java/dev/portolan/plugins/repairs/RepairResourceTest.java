package dev.portolan.plugins.repairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.contracts.NodeState;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PlanSaid;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RepairResourceTest {
    private static final String PROBE = "testers/probe";
    private static final String REPAIRS = "/plugin-repairs";

    @Inject
    TestPublisher publisher;

    @Inject
    TenantStates states;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        publisher.publish(Probe.easy("plain", "1.0.0", ""));
    }

    @Test
    void whereAllIsWellThereIsNothingToRepair() {
        var acme = Portal.of("well");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.get(REPAIRS).statusCode(200).body("items", empty()).body("count", equalTo(0));
    }

    @Test
    void whatWaitsForItsConfigurationIsThereUntilItIsConfigured() {
        var acme = Portal.of("unset");
        acme.put(PROBE, "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201);

        acme.get(REPAIRS)
                .body("count", equalTo(1))
                .body("items[0].kind", equalTo("needs_configuration"))
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].plugin", equalTo("probe"))
                .body("items[0].title", equalTo("Probe"))
                .body("items[0].since", notNullValue())
                .body("items[0].message", notNullValue())
                .body("items[0].mends.action", contains("configure", "uninstall"));

        acme.patch(PROBE, "{\"configuration\": {\"host\": \"" + ForeignWorld.host() + "\"}}")
                .statusCode(200);
        acme.get(REPAIRS).body("items", empty());
    }

    @Test
    void whatBrokeItsBudgetSaysWhyAndIsGoneOnceItIsEnabledAgain() {
        publisher.publish(Probe.files("breaker", "1.0.0", 300, ""));
        var acme = Portal.of("broke");
        acme.put("testers/breaker", Probe.enabled()).statusCode(201);
        for (var breach = 1; breach <= 3; breach++) {
            acme.view("testers/breaker", "loop").statusCode(200);
        }

        acme.get(REPAIRS)
                .body("items.kind", contains("over_budget"))
                .body("items[0].message", containsString("three times in a row"))
                .body("items[0].mends.action", hasItem("enable"));

        acme.patch("testers/breaker", "{\"enabled\": true}").statusCode(200);
        acme.get(REPAIRS).body("items", empty());
    }

    @Test
    void whatLacksAnotherPluginNamesIt() {
        publisher.publish(Probe.easy("needing", "1.0.0", "testers/plain: {range: \"^1\"}"));
        var acme = Portal.of("lacking");
        acme.put("testers/plain", "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201);
        acme.put("testers/needing", "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201);
        acme.patch("testers/plain", "{\"enabled\": false}").statusCode(200);

        acme.get(REPAIRS)
                .body("items.kind", contains("dependency_missing"))
                .body("items[0].plugin", equalTo("needing"))
                .body("items[0].message", containsString("It needs testers/plain ^1, enabled."))
                .body("items[0].mends[0].action", equalTo("install_dependency"))
                .body("items[0].mends[0].plugin", equalTo("plain"));

        acme.patch("testers/plain", "{\"enabled\": true}").statusCode(200);
        acme.get(REPAIRS).body("items", empty());
    }

    @Test
    void aReleaseThatAsksForMoreWaitsForConsent() {
        publisher.publish(Edition.of("asking", "1.0.0").files());
        var acme = Portal.of("asked-for-more");
        acme.put("testers/asking", "{\"enabled\": true}").statusCode(201);
        acme.get(REPAIRS).body("items", empty());
        publisher.publish(Edition.of("asking", "1.1.0")
                .asking("[catalog.entity.read]")
                .taking(2000)
                .files());

        acme.get(REPAIRS)
                .body("items.kind", contains("consent_needed"))
                .body("items[0].plugin", equalTo("asking"))
                .body("items[0].since", notNullValue())
                .body(
                        "items[0].message",
                        equalTo("Version 1.1.0 newly asks for “Read your catalog”, timeoutMs of 2000 instead of 1000."
                                + " Until somebody agrees, it stays at version 1.0.0."))
                .body("items[0].mends.action", contains("consent"));
        String id = acme.get(REPAIRS).extract().path("items[0].id");
        acknowledge(acme, id, 409);
        Portal.of("asked-for-nothing").get(REPAIRS).body("items", empty());

        acme.json("""
            {"items": [{"publisher": "testers", "plugin": "asking", "grants": ["catalog.entity.read"]}]}\
            """).post(acme.path("/plugin-updates")).then().statusCode(200);
        acme.get(REPAIRS).body("items", empty());
    }

    @Test
    void whatIsSwitchedOffWaitsForNobody() {
        publisher.publish(Edition.of("resting", "1.0.0").files());
        var acme = Portal.of("resting");
        acme.put("testers/resting", "{\"enabled\": false}").statusCode(201);
        publisher.publish(
                Edition.of("resting", "1.1.0").asking("[catalog.entity.read]").files());

        acme.get(REPAIRS).body("items", empty());
    }

    @Test
    void whatThePlanBlocksSaysHowItComesBack() {
        var acme = Portal.of("over-plan");
        acme.put("testers/plain", "{}").statusCode(201);
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        PlanSaid.of(acme, states, 1, Map.of("plugins", 1L));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> acme.get(REPAIRS)
                        .body("items.kind", contains("blocked_by_plan"))
                        .body("items[0].plugin", equalTo("probe"))
                        .body("items[0].mends.action", contains("change_plan", "uninstall")));

        acme.delete("testers/plain").statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> acme.get(REPAIRS).body("items", empty()));
    }

    @Test
    void whatThePlatformHasStoppedIsTheWorst() {
        var digest = publisher.publish(Probe.easy("halted", "1.0.0", ""));
        var acme = Portal.of("halted");
        acme.put(PROBE, "{}").statusCode(201);
        acme.put("testers/halted", "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201);
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"reason\": \"reads mail\"}")
                .post("/api/operator/plugins/releases/" + digest + "/revocation")
                .then()
                .statusCode(200);

        acme.get(REPAIRS)
                .body("items.kind", contains("revoked", "needs_configuration"))
                .body("items[0].mends.action", contains("choose_version", "uninstall"));
    }

    @Test
    void aNodeThatLagsBehindIsToldAndReadAwayUntilItHappensAgain() throws SQLException {
        var acme = Portal.of("lags");
        acme.put("testers/plain", "{}").statusCode(201);
        changedLongAgo(acme);
        var id = awaitLagging(acme);

        acknowledge(acme, id, 204);
        acknowledge(acme, id, 204);
        acme.get(REPAIRS).body("items", empty());
        assertThat(TestDatabase.query("select count(*) from repair_acknowledgement where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isEqualTo(1);

        acme.patch("testers/plain", "{\"configuration\": {\"level\": 4}}").statusCode(200);
        changedLongAgo(acme);
        assertThat(awaitLagging(acme)).isNotEqualTo(id);
        TestTopics.send(Topics.NODE_STATE, "lagging", null, "node.gone", null);
    }

    @Test
    void whatNeedsAMendCannotBeReadAway() {
        var acme = Portal.of("unread");
        acme.put(PROBE, "{}").statusCode(201);
        String id = acme.get(REPAIRS).extract().path("items[0].id");

        acknowledge(acme, id, 409);
        acknowledge(acme, "W10", 404);
        acknowledge(acme, "no-id", 404);
        acme.get(REPAIRS).body("items.id", contains(id));
    }

    @Test
    void anotherTenantsRepairsDoNotExist() {
        var acme = Portal.of("repairs-acme");
        var globex = Portal.of("repairs-globex");
        acme.put(PROBE, "{}").statusCode(201);
        String id = acme.get(REPAIRS).extract().path("items[0].id");

        globex.get(REPAIRS).body("items", empty());
        acknowledge(globex, id, 404);
        globex.tenant().asOwner().get(acme.path(REPAIRS)).then().statusCode(404);
        globex.tenant()
                .asOwner()
                .post(acme.path(REPAIRS + "/" + id + "/acknowledgement"))
                .then()
                .statusCode(404);
    }

    @Test
    void readingTakesAPermissionAndAcknowledgingAnother() {
        var acme = Portal.of("repairs-roles");
        acme.put(PROBE, "{}").statusCode(201);
        String id = acme.get(REPAIRS).extract().path("items[0].id");

        acme.tenant().asViewer().get(acme.path(REPAIRS)).then().statusCode(200);
        acme.tenant()
                .asViewer()
                .post(acme.path(REPAIRS + "/" + id + "/acknowledgement"))
                .then()
                .statusCode(403);
        acme.tenant()
                .as("nobody", Permissions.TENANT_READ)
                .get(acme.path(REPAIRS))
                .then()
                .statusCode(403);
    }

    private static String awaitLagging(Portal portal) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var node = new NodeState(
                                    "lagging", "web-ui", Map.of(Topics.PLUGIN_STATE + "/0", 0L), Instant.now());
                            TestTopics.send(Topics.NODE_STATE, node.node(), null, "node.state", node);
                            return portal.get(REPAIRS)
                                    .extract()
                                    .<String>path(
                                            "items.find { it.kind == 'not_observed' && it.message.contains('lagging')"
                                                    + " }?.id");
                        },
                        found -> found != null);
    }

    private static void changedLongAgo(Portal portal) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var age = connection.prepareStatement(
                        "update installation set changed_at = changed_at - interval '1 hour' where tenant_id = ?")) {
            age.setObject(1, portal.tenant().id().value());
            age.execute();
        }
    }

    private static void acknowledge(Portal portal, String id, int status) {
        portal.tenant()
                .asOwner()
                .post(portal.path(REPAIRS + "/" + id + "/acknowledgement"))
                .then()
                .statusCode(status);
    }
}
