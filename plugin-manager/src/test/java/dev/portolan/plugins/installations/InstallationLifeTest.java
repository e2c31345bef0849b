package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PlanSaid;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of an installation that nobody touches: its retention, the plan and the platform.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class InstallationLifeTest {
    private static final String PROBE = "testers/probe";

    @Inject
    TestPublisher publisher;

    @Inject
    TenantStates states;

    @Inject
    PurgeSweep sweep;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        publisher.publish(Probe.easy("older", "1.0.0", ""));
        publisher.publish(Probe.easy("newer", "1.0.0", ""));
    }

    @Test
    void whatWasUninstalledThirtyDaysAgoIsRemovedWithItsSecretsAndItsLog() throws SQLException {
        var acme = Portal.of("purged");
        var globex = Portal.of("purged-not");
        for (var portal : new Portal[] {acme, globex}) {
            portal.put(PROBE, Probe.enabled()).statusCode(201);
            portal.view(PROBE, "card?entity=component:default/web").statusCode(200);
            portal.delete(PROBE).statusCode(202);
        }
        age(acme, "30 days 1 minute");
        age(globex, "29 days 23 hours");
        assertThat(rows(acme, "secret") + rows(acme, "plugin_log")).isGreaterThanOrEqualTo(2);

        sweep.sweep();

        assertThat(rows(acme, "installation")).isZero();
        assertThat(rows(acme, "installation_revision")).isZero();
        assertThat(rows(acme, "secret")).isZero();
        assertThat(rows(acme, "plugin_log")).isZero();
        assertThat(rows(globex, "installation")).isEqualTo(1);
        var event = TestTopics.await(
                Topics.PLUGIN_EVENTS,
                record -> record.key().equals(acme.tenant().id().toString())
                        && Json.read(record.value(), PluginEvent.class) instanceof PluginEvent.Purged);
        assertThat(Json.read(event.value(), PluginEvent.class).plugin()).isEqualTo(PluginId.parse(PROBE));
        acme.post(PROBE, "restore", "{}").statusCode(404);
        globex.post(PROBE, "restore", "{}").statusCode(200).body("desired", equalTo("enabled"));
    }

    @Test
    void afterADowngradeTheOldestStayTheOthersAreBlockedAndComeBackWithThePlan() {
        var acme = Portal.of("blocked");
        PlanSaid.of(acme, states, 1, Map.of("plugins", 3L));
        acme.put("testers/older", enabled()).statusCode(201);
        acme.put("testers/newer", enabled()).statusCode(201);
        acme.put(PROBE, "{}").statusCode(201).body("desired", equalTo("needs_configuration"));

        PlanSaid.of(acme, states, 2, Map.of("plugins", 1L));

        stands(acme, "testers/newer", "blocked_by_plan");
        stands(acme, PROBE, "blocked_by_plan");
        stands(acme, "testers/older", "enabled");
        acme.get("/installations/testers/newer/revisions")
                .body("items[0].change", equalTo("disabled"))
                .body("items[0].desired", equalTo("blocked_by_plan"))
                .body("items[0].author.subject", equalTo("portolan"))
                .body("items[0].reason", equalTo("the plan allows 1 plugins"));
        acme.view("testers/newer", "widget").statusCode(404);
        assertThat(lastState(acme, "testers/newer").enabled()).isFalse();

        acme.patch("testers/newer", "{\"configuration\": {\"level\": 7}}")
                .statusCode(200)
                .body("desired", equalTo("blocked_by_plan"));
        acme.json("{\"enabled\": false}")
                .put(acme.path("/installations/testers/newer?dryRun=true"))
                .then()
                .body("desired", equalTo("blocked_by_plan"));

        PlanSaid.of(acme, states, 3, Map.of("plugins", 2L));
        stands(acme, "testers/newer", "enabled");
        stands(acme, PROBE, "blocked_by_plan");
        acme.installation("testers/newer").body("configuration.level", equalTo(7));

        acme.delete("testers/older").statusCode(202);
        stands(acme, PROBE, "needs_configuration");
    }

    @Test
    void aRevokedReleaseIsBlockedByThePlatformAndComesBackWithItWithoutAnyRevision() {
        var digest = publisher.publish(Probe.easy("stopped", "1.0.0", ""));
        var acme = Portal.of("platform");
        acme.put("testers/stopped", enabled()).statusCode(201);

        operator()
                .body("{\"reason\": \"reads mail\"}")
                .post(revocation(digest))
                .then()
                .statusCode(200);

        acme.installation("testers/stopped")
                .body("desired", equalTo("blocked_by_platform"))
                .body("enabled", equalTo(false))
                .body("health.message", equalTo("Version 1.0.0 has been withdrawn by the platform: reads mail"))
                .body("revision", equalTo(1));
        acme.get("/installations?state=blocked_by_platform").body("items.plugin", contains("stopped"));
        acme.post("testers/stopped", "rollback", "{\"revision\": 1}")
                .statusCode(409)
                .body("detail", equalTo("Version 1.0.0 has been withdrawn by the platform: reads mail"));

        operator().delete(revocation(digest)).then().statusCode(200);
        acme.installation("testers/stopped").body("desired", equalTo("enabled")).body("revision", equalTo(1));
    }

    @Test
    void whoComesSecondIsToldWhoseChangeItWas() {
        var acme = Portal.of("second");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.tenant()
                .as("ann", TestTenant.all())
                .contentType("application/merge-patch+json")
                .body("{\"configuration\": {\"level\": 9}}")
                .patch(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(200);

        acme.json("{\"configuration\": {\"level\": 1}}")
                .header("If-Match", "\"1\"")
                .patch(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(412)
                .body("type", equalTo("https://portolan.dev/problems/precondition-failed"))
                .body("current.revision", equalTo(2))
                .body("current.by.subject", equalTo("ann"))
                .body("current.by.name", equalTo("ann"))
                .body("current.at", notNullValue());
        acme.json(Probe.enabled())
                .header("If-Match", "\"1\"")
                .put(acme.path("/installations/testers/older"))
                .then()
                .statusCode(412)
                .body("current", nullValue());

        acme.installation(PROBE)
                .body("configuration.level", equalTo(9))
                .body("changedBy.subject", equalTo("ann"))
                .body("changedAt", notNullValue())
                .body("installedAt", notNullValue());
    }

    @Test
    void theListIsSearchedFilteredAndSorted() {
        var acme = Portal.of("listed");
        acme.put(PROBE, "{}").statusCode(201);
        acme.put("testers/older", enabled()).statusCode(201);
        acme.put("testers/newer", "{}").statusCode(201);

        acme.get("/installations").body("items.plugin", contains("newer", "older", "probe"));
        acme.get("/installations?sort=changed").body("items.plugin", contains("newer", "older", "probe"));
        acme.patch("testers/older", "{\"enabled\": false}").statusCode(200);
        acme.get("/installations?sort=changed").body("items.plugin", contains("older", "newer", "probe"));
        acme.get("/installations?sort=state").body("items.plugin", contains("newer", "older", "probe"));
        acme.get("/installations?q=LDE").body("items.plugin", contains("older"));
        acme.get("/installations?q=probe").body("items", hasSize(3)); // it is in all titles
        acme.get("/installations?state=needs_configuration").body("items.plugin", contains("probe"));
        acme.get("/installations?state=degraded").body("items", empty());
        acme.get("/installations?state=odd").statusCode(400).body("violations[0].pointer", equalTo("state"));
        acme.get("/installations?sort=odd").statusCode(400).body("violations[0].pointer", equalTo("sort"));
        acme.get("/installations?cursor=odd").statusCode(400).body("violations[0].pointer", equalTo("cursor"));
        acme.get("/installations?q=" + "x".repeat(101)).statusCode(400);
    }

    @Test
    void theListHasTheIconOfEach() {
        var acme = Portal.of("listed-icons");
        acme.put("portolan/announcements", "{}").statusCode(201);
        acme.put(PROBE, "{}").statusCode(201);

        acme.get("/installations")
                .body("items.find { it.plugin == 'announcements' }.icon", containsString("<svg"))
                .body("items.find { it.plugin == 'probe' }", not(hasKey("icon")));
    }

    @Test
    void aLongListComesInPagesThatMissNothing() {
        var acme = Portal.of("pages");
        PlanSaid.of(acme, states, 1, Map.of("plugins", 99L));
        for (var number = 0; number < 53; number++) {
            var plugin = "page-" + number;
            publisher.publish(Probe.easy(plugin, "1.0.0", ""));
            acme.put("testers/" + plugin, "{}").statusCode(201);
        }
        for (var sort : new String[] {"name", "title", "state", "changed"}) {
            var first = acme.get("/installations?sort=" + sort).body("items", hasSize(50));
            String next = first.extract().path("next");
            acme.get("/installations?sort=" + sort + "&cursor=" + next)
                    .body("items", hasSize(3))
                    .body("next", nullValue());
        }
    }

    @Test
    void theListComesAsCsvToo() {
        var acme = Portal.of("csv");
        acme.put("testers/older", enabled()).statusCode(201);

        var csv = acme.tenant()
                .asViewer()
                .accept("text/csv")
                .get(acme.path("/installations"))
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8;header=present"))
                .extract()
                .asString();

        assertThat(csv.lines().toList()).hasSize(2).satisfies(lines -> {
            assertThat(lines.getFirst()).startsWith("\"publisher\",\"plugin\",\"title\"");
            assertThat(lines.getLast())
                    .startsWith("\"testers\",\"older\",\"Probe\",\"1.0.0\",\"stable\",\"enabled\",\"ok\",,\"1\",");
        });
    }

    private static void stands(Portal portal, String plugin, String desired) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> portal.installation(plugin).body("desired", equalTo(desired)));
    }

    private static PluginState lastState(Portal portal, String plugin) {
        var key = PluginState.key(portal.tenant().id(), PluginId.parse(plugin));
        long revision = portal.installation(plugin).extract().jsonPath().getLong("revision");
        return Json.read(
                TestTopics.await(
                                Topics.PLUGIN_STATE,
                                record -> key.equals(record.key())
                                        && record.value() != null
                                        && Json.read(record.value(), PluginState.class)
                                                        .revision()
                                                == revision)
                        .value(),
                PluginState.class);
    }

    static void age(Portal portal, String by) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var age = connection.prepareStatement("update installation set uninstalled_at = now() - ?::interval"
                        + " where tenant_id = ? and uninstalled_at is not null")) {
            age.setString(1, by);
            age.setObject(2, portal.tenant().id().value());
            age.execute();
        }
    }

    private static long rows(Portal portal, String table) {
        return TestDatabase.query("select count(*) from " + table + " where tenant_id = '"
                + portal.tenant().id() + "'");
    }

    private static String enabled() {
        return "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}";
    }

    private static String revocation(String digest) {
        return "/api/operator/plugins/releases/" + digest + "/revocation";
    }

    private static RequestSpecification operator() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json");
    }
}
