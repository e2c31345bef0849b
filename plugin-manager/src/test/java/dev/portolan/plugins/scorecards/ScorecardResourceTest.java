package dev.portolan.plugins.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scorecards over HTTP: checks are run, counted, and seen. The catalog of each tenant has the components `web` and
/// `cart`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ScorecardResourceTest {
    private static final String CHECKER = "testers/checker";
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: checker
            publisher: testers
            version: 1.0.0
            title: Checker
            summary: Checks.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: []
            limits: {timeoutMs: 3000, memoryMiB: 16, callsPerMinute: 600, outputKiB: 64, hostCalls: 0}
            extensions:
              - {point: check, id: there, title: Is there, function: there, every: 1h, when: {kind: component}}
              - {point: check, id: named, title: Has the right name, function: named, every: 1h, when: {kind: component}}
              - {point: check, id: apart, title: Stands apart, function: apart, every: 1h, when: {kind: component}}
            """;
    private static final String CODE = """
            export async function there({input}) { return {result: 'pass', evidence: input.entity.kind, value: 1}; }
            export async function named({config, input}) {
              const name = input.entity.metadata.name;
              return name === config.name ? {result: 'pass'} : {result: 'fail', evidence: 'It is called **' + name + '**.'};
            }
            export async function apart({input}) {
              return {result: input.entity.metadata.namespace ? 'pass' : 'not_applicable'};
            }
            """;
    private static final String SCHEMA = """
            {"type": "object", "properties": {"name": {"type": "string", "default": "web"}}}
            """;
    private static final String CONTENT = """
            {"name": "Readiness", "description": "What we ask", "filter": {"kind": "component"},
             "levels": [{"name": "Bronze", "checks": ["testers/checker/there", "testers/checker/apart"]},
                        {"name": "Gold", "checks": ["testers/checker/named"]}]}
            """;

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST);
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE);
        publisher.publish(files);
    }

    @Test
    void entitiesStandAsTheirChecksSay() {
        var acme = checked("cards-stand");

        var id = created(acme);

        acme.get("/scorecards/" + id)
                .statusCode(200)
                .body("name", equalTo("Readiness"))
                .body("filter.kind", equalTo("component"))
                .body("levels.name", contains("Bronze", "Gold"))
                .body("reached", contains(0, 1, 1))
                .body("standard", equalTo(false));
        acme.get("/scorecards/" + id + "/results")
                .body("items.entity", contains("component:default/web", "component:shop/cart"))
                .body("items[0].title", equalTo("Web shop"))
                .body("items.level", contains(2, 1))
                .body("items.passed", contains(2, 2))
                .body("items.applicable", contains(2, 3))
                .body("items[0].owner", nullValue());
        acme.get("/scorecards/" + id + "/results?level=1").body("items.entity", contains("component:shop/cart"));
        acme.get("/scorecards/" + id + "/teams")
                .body("items", hasSize(1))
                .body("items[0].entities", equalTo(2))
                .body("items[0].reached", contains(0, 1, 1))
                .body("items[0].passed", equalTo(4))
                .body("items[0].applicable", equalTo(5));
        acme.get("/scorecards/" + id + "/trend").body("items", hasSize(1)).body("items[0].reached", contains(0, 1, 1));
        acme.get("/scorecards/results?entity=component:shop/cart")
                .body("items.name", hasItem("Readiness"))
                .body("items.find { it.name == 'Readiness' }.level", equalTo(1))
                .body("items.find { it.name == 'Readiness' }.levels", contains("Bronze", "Gold"))
                .body("items.find { it.name == 'Readiness' }.checks.result", contains("pass", "pass", "fail"))
                .body("items.find { it.name == 'Readiness' }.checks[2].evidence", equalTo("It is called **cart**."))
                .body("items.find { it.name == 'Readiness' }.checks[2].level", equalTo(2))
                .body("items.find { it.name == 'Readiness' }.checks[0].value", equalTo(1.0f));
        acme.get("/scorecards/checks")
                .body("items.check", hasItem("testers/checker/named"))
                .body("items.find { it.check == 'testers/checker/named' }.totals.pass", equalTo(1))
                .body("items.find { it.check == 'testers/checker/named' }.totals.fail", equalTo(1))
                .body("items.find { it.check == 'testers/checker/apart' }.totals.notApplicable", equalTo(1));
    }

    @Test
    void oneComesByItselfOnceAndStaysAway() {
        var acme = checked("cards-standard");
        var standard = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> all(acme), items -> items.size() == 1)
                .getFirst();
        assertThat(standard.get("name")).isEqualTo("Basics");
        assertThat(standard.get("standard")).isEqualTo(true);

        acme.tenant()
                .asOwner()
                .delete(acme.path("/scorecards/" + standard.get("id")))
                .then()
                .statusCode(204);
        ran(acme);

        assertThat(all(acme)).isEmpty();
    }

    @Test
    void sinceWhenItIsSoStaysUntilItChanges() {
        var acme = checked("cards-since");
        var id = created(acme);
        Rows.change(
                "update check_result set since = '2026-01-01T00:00:00Z' where tenant_id = ?",
                acme.tenant().id().value());

        acme.patch(CHECKER, "{\"configuration\": {\"name\": \"cart\"}}").statusCode(200);
        ran(acme);

        acme.get("/scorecards/results?entity=component:default/web")
                .body("items.find { it.scorecard == '" + id + "' }.checks[0].since", equalTo("2026-01-01T00:00:00Z"))
                .body("items.find { it.scorecard == '" + id + "' }.checks[2].result", equalTo("fail"))
                .body(
                        "items.find { it.scorecard == '" + id + "' }.checks[2].since",
                        not(equalTo("2026-01-01T00:00:00Z")));
    }

    @Test
    void whatIsNotEnabledCountsForNothing() {
        var acme = checked("cards-off");
        var id = created(acme);

        acme.patch(CHECKER, "{\"enabled\": false}").statusCode(200);
        ran(acme);

        acme.get("/scorecards/" + id).body("reached", contains(2, 0, 0));
        acme.get("/scorecards/checks").body("items", hasSize(0));
        acme.get("/scorecards/results?entity=component:default/web")
                .body("items.find { it.scorecard == '" + id + "' }.checks", hasSize(0));
    }

    @Test
    void aChangeIsCountedAnewAndOnRecord() {
        var acme = checked("cards-change");
        var id = created(acme);

        acme.json(CONTENT.replace("Readiness", "Fitness").replace("\"testers/checker/named\"", ""))
                .put(acme.path("/scorecards/" + id))
                .then()
                .statusCode(200)
                .body("name", equalTo("Fitness"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> acme.get("/scorecards/" + id).body("reached", contains(0, 0, 2)));
        acme.tenant().asOwner().delete(acme.path("/scorecards/" + id)).then().statusCode(204);
        acme.get("/scorecards/" + id).statusCode(404);
        assertThat(TestDatabase.query("select count(*) from scorecard_day where scorecard = '" + id + "'"))
                .isZero();
        for (var action : List.of("scorecard.created", "scorecard.changed", "scorecard.removed")) {
            TestTopics.await(
                    Topics.AUDIT,
                    record -> record.key().equals(acme.tenant().id().toString())
                            && Json.read(record.value(), AuditEvent.class)
                                    .action()
                                    .equals(action));
        }
    }

    /// Killed after the first of two entities: another process asks about the second, and about no other.
    @Test
    void aCheckThatWasInterruptedGoesOnWhereItWas() {
        var acme = checked("cards-resume");
        ran(acme);
        var tenant = acme.tenant().id().value();
        Rows.change("delete from check_result where tenant_id = ? and check_name = ?", tenant, CHECKER + "/named");

        Rows.change(
                "update extension_schedule set started_at = now(), run = run + 1, run_reason = 'SCHEDULE', due_at = now(),"
                        + " position = '{\"begun\":\"2026-01-01T00:00:00Z\",\"cursor\":null,\"offset\":1,\"seen\":1,"
                        + "\"fault\":null}' where installation = ? and extension = 'named'",
                Rows.installation(acme, "checker"));

        var named = "items.find { it.check == 'testers/checker/named' }.totals.";
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var totals = acme.get("/scorecards/checks").extract().jsonPath();
            assertThat(totals.getInt(named + "pass") + totals.getInt(named + "fail"))
                    .isEqualTo(1);
        });
    }

    @Test
    void whatFailsOnOneEntityIsToldAndTheOthersAreChecked() {
        publisher.publish(Crafted.of(
                        "odd-checker",
                        """
                        export async function odd({input}) {
                          if (input.entity.metadata.name === 'cart') throw new Error('no such cart');
                          return {result: 'pass'};
                        }
                        """,
                        "{point: check, id: odd, title: Odd, function: odd, when: {kind: component}}")
                .files());
        var acme = Tenants.open("cards-odd");
        acme.put("testers/odd-checker", "{\"enabled\": true}").statusCode(201);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> acme.get("/scorecards")
                        .body("error", startsWith("Odd: "))
                        .body("error", containsString("no such cart")));
        acme.get("/scorecards/checks").body("items[0].totals.pass", equalTo(1));
    }

    @Test
    void anotherTenantsIsNotThereAndAViewerChangesNothing() {
        var acme = checked("cards-own");
        var id = created(acme);
        var globex = Portal.of("cards-own-other");

        for (var rest : List.of("", "/results", "/teams", "/trend")) {
            globex.get("/scorecards/" + id + rest).statusCode(404);
        }
        globex.json(CONTENT).put(globex.path("/scorecards/" + id)).then().statusCode(404);
        globex.tenant()
                .asOwner()
                .delete(globex.path("/scorecards/" + id))
                .then()
                .statusCode(404);
        acme.get("/scorecards/" + UUID.randomUUID()).statusCode(404);
        acme.get("/scorecards/x").statusCode(404);
        var viewer = acme.tenant().as("vic", Permissions.PLUGIN_USE + " " + Permissions.CATALOG_ENTITY_READ);
        viewer.get(acme.path("/scorecards/" + id)).then().statusCode(200);
        viewer = acme.tenant().as("vic", Permissions.PLUGIN_USE);
        viewer.get(acme.path("/scorecards/" + id + "/results")).then().body("items", hasSize(0));
        viewer = acme.tenant().as("vic", Permissions.PLUGIN_USE);
        viewer.contentType("application/json")
                .body(CONTENT)
                .post(acme.path("/scorecards"))
                .then()
                .statusCode(403);
        acme.tenant()
                .as("vic", Permissions.PLUGIN_USE)
                .contentType("application/json")
                .post(acme.path("/scorecards/runs"))
                .then()
                .statusCode(403);
        acme.get("/scorecards/" + id).body("name", equalTo("Readiness")).body("countedAt", notNullValue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing        | {}                                                                     | /name",
                "no levels      | {\"name\": \"A\", \"levels\": []}                                      | /levels",
                "no checks      | {\"name\": \"A\", \"levels\": [{\"name\": \"B\"}]}                     | /levels/0/checks",
                "no check       | {\"name\": \"A\", \"levels\": [{\"name\": \"B\", \"checks\": [\"x\"]}]} | /levels/0/checks/0",
                "twice          | {\"name\": \"A\", \"levels\": [{\"name\": \"B\", \"checks\": [\"a/b/c\", \"a/b/c\"]}]} | /levels/0/checks/1",
                "same names     | {\"name\": \"A\", \"levels\": [{\"name\": \"B\", \"checks\": []}, {\"name\": \"B\", \"checks\": []}]} | /levels/1/name",
                "no filter      | {\"name\": \"A\", \"filter\": 7, \"levels\": [{\"name\": \"B\", \"checks\": []}]} | /filter",
                "no operator    | {\"name\": \"A\", \"filter\": {\"$near\": 7}, \"levels\": [{\"name\": \"B\", \"checks\": []}]} | /filter/$near",
            })
    void whatMakesNoSenseIsRefused(String name, String body, String pointer) {
        var acme = Portal.of("cards-bad-" + name.replace(' ', '-'));

        acme.json(body)
                .post(acme.path("/scorecards"))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));

        assertThat(all(acme)).isEmpty();
    }

    /// A tenant whose checks have run.
    private static Portal checked(String slug) {
        var before = Instant.now();
        var portal = Tenants.open(slug);
        portal.put(CHECKER, "{\"enabled\": true}").statusCode(201);
        rested(portal, before);
        return portal;
    }

    /// Makes a scorecard, and waits until it is counted.
    private static String created(Portal portal) {
        String id = portal.json(CONTENT)
                .post(portal.path("/scorecards"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> portal.get("/scorecards/" + id).body("countedAt", notNullValue()));
        return id;
    }

    /// Has the checks run, and waits until they have.
    private static void ran(Portal portal) {
        var before = Instant.now();
        portal.json("{}").post(portal.path("/scorecards/runs")).then().statusCode(202);
        rested(portal, before);
    }

    private static void rested(Portal portal, Instant since) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var state = portal.get("/scorecards").statusCode(200).extract().jsonPath();
            var ranAt = state.getString("ranAt");
            return !state.getBoolean("running")
                    && ranAt != null
                    && Instant.parse(ranAt).isAfter(since);
        });
    }

    private static List<Map<String, Object>> all(Portal portal) {
        return portal.get("/scorecards").statusCode(200).extract().path("items");
    }
}
