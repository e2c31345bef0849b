package dev.portolan.plugins.installations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever changes something about a tenant's plugins is on record, and no secret with it.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class AuditedOperationsTest {
    private static final String PROBE = "testers/probe";
    private static final String BASE = "/api/tenants/{tenant}/installations/{publisher}/{plugin}";

    private static final String REQUESTS = "/api/tenants/{tenant}/plugin-requests";

    /// Operations that change nothing.
    private static final String STUDIO = "/api/tenants/{tenant}/studio";
    private static final Set<String> TRIALS = Set.of(
            "POST " + BASE + "/test",
            "POST " + BASE + "/options",
            "POST " + STUDIO + "/samples",
            "POST " + STUDIO + "/previews");
    /// What somebody does to what is that person's alone.
    private static final Set<String> PERSONAL = Set.of(
            "PATCH /api/tenants/{tenant}/notifications",
            "PATCH /api/tenants/{tenant}/notifications/{id}",
            "POST /api/tenants/{tenant}/notifications/read",
            "PUT /api/tenants/{tenant}/notification-settings");

    private static final Set<String> AUDITED = Set.of(
            "PUT " + BASE,
            "PATCH " + BASE,
            "DELETE " + BASE,
            "POST " + BASE + "/restore",
            "POST " + BASE + "/rollback",
            "POST /api/tenants/{tenant}/plugin-updates",
            "POST /api/tenants/{tenant}/providers/{publisher}/{plugin}/{extension}/runs",
            "POST /api/tenants/{tenant}/views/{publisher}/{plugin}/{extension}/calls",
            "POST " + REQUESTS,
            "DELETE " + REQUESTS + "/{id}",
            "POST " + REQUESTS + "/{id}/approval",
            "POST " + REQUESTS + "/{id}/rejection",
            "POST /api/tenants/{tenant}/plugin-repairs/{id}/acknowledgement",
            "POST /api/tenants/{tenant}/actions/{publisher}/{plugin}/{extension}",
            "POST /api/tenants/{tenant}/action-runs/{id}/cancellation",
            "POST /api/tenants/{tenant}/events/{id}/replay",
            "POST /api/tenants/{tenant}/webhooks-in/{publisher}/{plugin}/{extension}/renewal",
            "POST " + STUDIO + "/drafts",
            "PUT " + STUDIO + "/drafts/{id}",
            "DELETE " + STUDIO + "/drafts/{id}",
            "POST " + STUDIO + "/drafts/{id}/publication",
            "POST /api/tenants/{tenant}/scorecards",
            "PUT /api/tenants/{tenant}/scorecards/{id}",
            "DELETE /api/tenants/{tenant}/scorecards/{id}",
            "POST /api/tenants/{tenant}/scorecards/runs",
            // a revision for each plugin that changes
            "POST /api/tenants/{tenant}/plugin-set");

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        publisher.publish(Probe.files("probe", "1.1.0"));
    }

    @Test
    void everyOperationIsEitherHereOrChangesNothing() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        var changing = new TreeSet<String>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> path.startsWith("/api/tenants/")
                        && Set.of("post", "put", "patch", "delete").contains(method))
                .forEach(method -> changing.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        changing.removeAll(TRIALS);
        changing.removeAll(PERSONAL);

        assertThat(changing).containsExactlyInAnyOrderElementsOf(AUDITED);
    }

    @Test
    void everyRevisionIsOnRecord() {
        var acme = Portal.of("audit-all");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(PROBE, "{\"enabled\": false}").statusCode(200);
        acme.patch(PROBE, "{\"enabled\": true}").statusCode(200);
        acme.patch(PROBE, "{\"configuration\": {\"level\": 9}}").statusCode(200);
        acme.patch(PROBE, "{\"version\": \"1.0.0\"}").statusCode(200);
        acme.post(PROBE, "rollback", "{\"revision\": 1}").statusCode(200);
        acme.delete(PROBE).statusCode(202);
        acme.post(PROBE, "restore", "{}").statusCode(200);

        var events = recorded(acme, 10);

        assertThat(events)
                .extracting(AuditEvent::action)
                .containsExactly(
                        "plugin.installed",
                        "plugin.consented",
                        "plugin.disabled",
                        "plugin.enabled",
                        "plugin.configured",
                        "plugin.upgraded",
                        "plugin.rolled-back",
                        "plugin.uninstalled",
                        "plugin.installed",
                        "plugin.consented");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.tenant()).isEqualTo(acme.tenant().id());
            assertThat(event.actor().kind()).isEqualTo(Kind.MEMBER);
            assertThat(event.actor().subject()).isEqualTo("owner-of-audit-all");
            assertThat(event.target()).isEqualTo(new AuditEvent.Target("plugin", PROBE, "Probe"));
        });
        assertThat(events.get(1).change().after())
                .containsEntry("/grants", List.of("catalog.entity.read", "egress:http://{config.host}"));
        assertThat(events.get(4).change().before()).isEqualTo(Map.of("/configuration/level", 5));
        assertThat(events.get(4).change().after()).isEqualTo(Map.of("/configuration/level", 9));
        assertThat(events.get(7).change().before()).isEqualTo(Map.of("/version", "1.1.0"));
    }

    @Test
    void anUpdateIsOnRecordAndSoIsWhetherTheyComeByThemselves() {
        publisher.publish(Probe.files("recorded", "1.0.0"));
        var acme = Portal.of("audit-updates");
        acme.put("testers/recorded", Probe.enabled()).statusCode(201);
        publisher.publish(Probe.files("recorded", "1.1.0"));
        acme.patch("testers/recorded", "{\"automaticUpdates\": false}").statusCode(200);
        acme.patch("testers/recorded", "{\"automaticUpdates\": false}").statusCode(200);
        acme.json("{}").post(acme.path("/plugin-updates")).then().statusCode(200);

        var events = recorded(acme, 4);

        assertThat(events)
                .extracting(AuditEvent::action)
                .containsExactly("plugin.installed", "plugin.consented", "plugin.configured", "plugin.upgraded");
        assertThat(events.get(2).change().after()).isEqualTo(Map.of("/automaticUpdates", false));
        assertThat(events.get(3).actor().subject()).isEqualTo("owner-of-audit-updates");
        assertThat(events.get(3).change().after()).isEqualTo(Map.of("/version", "1.1.0"));
    }

    @Test
    void ofASecretOnlyWhetherItIsSetIsOnRecord() {
        var acme = Portal.of("audit-secret");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(PROBE, "{\"configuration\": {\"token\": {\"set\": \"an0ther-s3cr3t\"}}}")
                .statusCode(200);
        acme.patch(PROBE, "{\"configuration\": {\"token\": {\"clear\": true}}}").statusCode(200);

        var events = recorded(acme, 4);

        assertThat(events.toString()).doesNotContain("s3cr3t");
        assertThat(events.getFirst().change().before()).doesNotContainValue("set");
        assertThat(events.getFirst().change().after()).containsEntry("/configuration/token", "set");
        assertThat(events.get(2).change().before()).isEqualTo(Map.of("/configuration/token", "set"));
        assertThat(events.get(2).change().after()).isEqualTo(Map.of("/configuration/token", "set"));
        assertThat(events.get(3).change().before()).isEqualTo(Map.of("/configuration/token", "set"));
        assertThat(events.get(3).change().after()).isEqualTo(Map.of("/configuration/token", "unset"));
    }

    @Test
    void whatChangesNothingIsNotOnRecord() {
        var acme = Portal.of("audit-noop");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.put(PROBE, Probe.enabled()).statusCode(200);
        acme.patch(PROBE, "{\"enabled\": true}").statusCode(200);
        acme.json("{\"enabled\": false}")
                .put(acme.path("/installations/" + PROBE + "?dryRun=true"))
                .then()
                .statusCode(200);
        acme.post(PROBE, "test", "{}").statusCode(200);
        acme.patch(PROBE, "{\"configuration\": {\"level\": 70}}").statusCode(400);
        acme.post(PROBE, "restore", "{}").statusCode(200);
        acme.delete(PROBE).statusCode(202);

        assertThat(recorded(acme, 3))
                .extracting(AuditEvent::action)
                .containsExactly("plugin.installed", "plugin.consented", "plugin.uninstalled");
    }

    @Test
    void staffActUnderBothNames() {
        var acme = Portal.of("audit-staff");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        var token = acme.tenant().supportToken("ann", "sam", "plugin.read plugin.configure plugin.enable");

        given().header("Authorization", "Bearer " + token)
                .contentType("application/merge-patch+json")
                .body("{\"enabled\": false, \"reason\": \"it hung\"}")
                .patch(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(200);

        var event = recorded(acme, 3).getLast();
        assertThat(event.action()).isEqualTo("plugin.disabled");
        assertThat(event.actor().kind()).isEqualTo(Kind.STAFF);
        assertThat(event.actor().subject()).isEqualTo("sam");
        assertThat(event.actor().inNameOf()).isEqualTo("ann");
        assertThat(event.change().reason()).isEqualTo("it hung");
        acme.get("/installations/" + PROBE + "/revisions")
                .body("items[0].author.subject", equalTo("sam"))
                .body("items[0].author.name", equalTo("sam (support) for ann"));
    }

    @Test
    void staffInstallNothingAndReadNoSecret() {
        var acme = Portal.of("audit-limits");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        var token = acme.tenant().supportToken("ann", "sam", "plugin.read plugin.use plugin.configure plugin.enable");

        var shown = given().header("Authorization", "Bearer " + token)
                .get(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(200)
                .body("configuration.token.set", equalTo(true))
                .extract()
                .asString();
        assertThat(shown).doesNotContain("s3cr3t");
        given().header("Authorization", "Bearer " + token)
                .delete(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(403);
    }

    @Test
    void whatThePlatformDisablesIsThePlatforms() {
        var acme = Portal.of("audit-budget");
        publisher.publish(Probe.files("endless", "1.0.0", 300, ""));
        acme.put("testers/endless", Probe.enabled()).statusCode(201);
        for (var breach = 1; breach <= 3; breach++) {
            acme.view("testers/endless", "loop").statusCode(200);
        }

        var event = recorded(acme, 3).getLast();

        assertThat(event.action()).isEqualTo("plugin.disabled");
        assertThat(event.actor().subject()).isEqualTo("service:plugin-manager");
        assertThat(event.actor().kind()).isEqualTo(Kind.SERVICE);
        assertThat(event.change().reason()).startsWith("Disabled after breaking its budget");
    }

    @Test
    void whatComesWithThePlanIsThePlatforms() {
        var acme = Portal.of("audit-plan");
        given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "plugin-manager"))
                .contentType("application/json")
                .body(Map.of("slug", "audit-plan", "name", "Plan", "plugins", List.of("portolan/announcements")))
                .put("/internal/tenants/" + acme.tenant().id())
                .then()
                .statusCode(204);

        var event = recorded(acme, 1).getFirst();

        assertThat(event.action()).isEqualTo("plugin.installed");
        assertThat(event.actor().subject()).isEqualTo("service:plugin-manager");
        assertThat(event.change().reason()).isEqualTo("comes with the plan");
    }

    /// Waits for so many, and answers all there are.
    private static List<AuditEvent> recorded(Portal portal, int atLeast) {
        return Awaitility.await(atLeast + " acts of " + portal.tenant().slug())
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> TestTopics.read(Topics.AUDIT).stream()
                                .filter(record ->
                                        record.key().equals(portal.tenant().id().toString()))
                                .map(record -> Json.read(record.value(), AuditEvent.class))
                                .toList(),
                        found -> found.size() >= atLeast);
    }
}
