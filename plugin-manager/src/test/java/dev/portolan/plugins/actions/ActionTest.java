package dev.portolan.plugins.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Reactor;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ActionTest {
    private static final String PLUGIN = "testers/acts";
    private static final String WEB = "component:default/web";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Reactor.files("acts"));
    }

    @Test
    void actionsAreOfferedWhereTheyFit() {
        var acme = enabled("act-list");
        acme.get("/actions?entity=" + WEB)
                .statusCode(200)
                .body("items.extension", hasItem("greet"))
                .body("items[0].confirm", equalTo("Really?"))
                .body("items[0].input.properties.name.title", equalTo("Name"));
        acme.get("/actions?entity=api:default/web-api").body("items.extension", not(hasItem("greet")));
        acme.get("/actions").body("items.extension", contains("anywhere", "slow", "break"));
        acme.get("/actions?entity=component:default/none").statusCode(404);
        acme.get("/actions?entity=x").statusCode(400);
        acme.tenant()
                .as("ada", Permissions.PLUGIN_READ)
                .get(acme.path("/actions"))
                .then()
                .statusCode(403);
        Portal.of("act-nobody").get("/actions").body("items", empty());
    }

    @Test
    void aRunTellsItsLogItsProgressAndItsResult() {
        var acme = enabled("act-run");
        var run = started(acme, "greet", "{\"entity\": \"" + WEB + "\", \"values\": {\"name\": \"Ada\"}}");

        ended(acme, run, "done")
                .body("message", equalTo("Greeted for owner-of-act-run"))
                .body("log.message", contains("hello Ada 1 on web", "hello Ada 2 on web"))
                .body("log[0].level", equalTo("info"))
                .body("progress.done", equalTo(2))
                .body("progress.total", equalTo(2))
                .body("progress.message", equalTo("greeting"))
                .body("values.times", equalTo(2))
                .body("result.view.markdown", equalTo("done"))
                .body("result.href", equalTo("/somewhere"))
                .body("by.subject", equalTo("owner-of-act-run"))
                .body("entity", equalTo(WEB))
                .body("endedAt", notNullValue());
        acme.get("/action-runs?entity=" + WEB).body("items.id", contains(run)).body("items[0]", not(hasKey("log")));
        acme.get("/action-runs?entity=component:default/other").body("items", empty());
        acme.get("/events?type=action.finished").body("items[0].data.run", equalTo(run));
        var other = Portal.of("act-other");
        other.get("/action-runs/" + run).statusCode(404);
        other.get("/action-runs").body("items", empty());
        other.json("{}")
                .post(other.path("/action-runs/" + run + "/cancellation"))
                .then()
                .statusCode(404);
        var audited = TestTopics.await(
                Topics.AUDIT, record -> new String(record.value(), StandardCharsets.UTF_8).contains(run));
        var event = Json.read(audited.value(), AuditEvent.class);
        assertThat(event.action()).isEqualTo("action.started");
        assertThat(event.actor().subject()).isEqualTo("owner-of-act-run");
        assertThat(event.change().after()).containsEntry("/values/name", "Ada").containsEntry("entity", WEB);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greet    | {"entity": "component:default/web", "values": {"name": "A"}}              | /values/name
            greet    | {"entity": "component:default/web", "values": {}}                         | /values/name
            greet    | {"entity": "component:default/web", "values": {"name": "Ada", "times": 9}} | /values/times
            greet    | {"entity": "component:default/web", "values": {"name": "Ada", "more": 1}} | /values/more
            greet    | {"entity": "component:default/web", "values": []}                         | /values
            greet    | {"values": {"name": "Ada"}}                                               | /entity
            greet    | {"entity": "web", "values": {"name": "Ada"}}                              | /entity
            greet    | {"entity": "api:default/web-api", "values": {"name": "Ada"}}              | /entity
            anywhere | {"values": {"x": 1}}                                                      | /values/x
            """)
    void whatIsWrongIsPointedAt(String action, String body, String pointer) {
        var acme = enabled("act-wrong");
        acme.json(body)
                .post(acme.path("/actions/" + PLUGIN + "/" + action))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
        acme.get("/action-runs").body("items", empty());
    }

    @Test
    void whatIsNotThereCannotBeRun() {
        var acme = enabled("act-missing");
        acme.json("{}")
                .post(acme.path("/actions/" + PLUGIN + "/nothing"))
                .then()
                .statusCode(404);
        acme.json("{}").post(acme.path("/actions/" + PLUGIN + "/reacts")).then().statusCode(404);
        acme.json("{\"entity\": \"component:default/none\"}")
                .post(acme.path("/actions/" + PLUGIN + "/greet"))
                .then()
                .statusCode(404);
        acme.patch(PLUGIN, "{\"enabled\": false}").statusCode(200);
        acme.json("{}")
                .post(acme.path("/actions/" + PLUGIN + "/anywhere"))
                .then()
                .statusCode(404);
        acme.tenant()
                .as("ada", Permissions.PLUGIN_READ)
                .contentType("application/json")
                .body("{}")
                .post(acme.path("/actions/" + PLUGIN + "/anywhere"))
                .then()
                .statusCode(403);
    }

    @Test
    void whatFailsSaysWhy() {
        var acme = enabled("act-fails");
        ended(acme, started(acme, "break", "{}"), "failed")
                .body("message", containsString("it broke"))
                .body("result", nullValue());
        ended(acme, started(acme, "anywhere", "{}"), "failed")
                .body("message", equalTo("no luck"))
                .body("result.ok", equalTo(false))
                .body("result", not(hasKey("href")));
    }

    @Test
    void aRunIsSeenWhileItRunsAndCanBeCancelled() throws Exception {
        var acme = enabled("act-slow");
        try (var http = HttpClient.newHttpClient()) {
            var heard = stream(http, acme);
            var run = started(acme, "slow", "{}");
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> acme.get("/action-runs/" + run)
                            .body("state", equalTo("running"))
                            .body("log.size()", greaterThan(2))
                            .body("progress.done", greaterThan(2)));

            acme.json("{}")
                    .post(acme.path("/action-runs/" + run + "/cancellation"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("cancelled"));
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(heard)
                            .anyMatch(line -> line.contains(run) && line.contains("\"state\":\"running\""))
                            .anyMatch(line -> line.contains(run) && line.contains("\"state\":\"cancelled\"")));
            assertThat(heard).contains("event:action.run");
            // It stopped long before its end, since it was refused whatever it asked for.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .untilAsserted(() -> acme.get("/installations/" + PLUGIN + "/log")
                            .body("items.message", hasItem(containsString("cancelled"))));
            acme.get("/action-runs/" + run)
                    .body("state", equalTo("cancelled"))
                    .body("message", containsString("Cancelled by owner-of-act-slow"))
                    .body("progress.done", lessThan(100));
            http.shutdownNow();
        }
    }

    @Test
    void aRunWhoseProcessIsGoneHasFailed() {
        var acme = enabled("act-lost");
        var run = UUID.randomUUID();
        Rows.change(
                "insert into action_run (id, tenant_id, plugin, extension, title, given, state, by_subject, by_name,"
                        + " started_at, alive_until) values (?, ?, 'testers/acts', 'slow', 'Slow', '{}', 'RUNNING', 'ada',"
                        + " 'Ada', now() - interval '1 hour', now() - interval '1 minute')",
                run,
                acme.tenant().id().value());

        ended(acme, run.toString(), "failed").body("message", containsString("ended unexpectedly"));
    }

    @Test
    void notMoreRunAtOnceThanMay() {
        var acme = enabled("act-many");
        Rows.change(
                "insert into action_run (id, tenant_id, plugin, extension, title, given, state, by_subject, by_name,"
                        + " started_at, alive_until) select gen_random_uuid(), ?, 'testers/acts', 'slow', 'Slow', '{}',"
                        + " 'RUNNING', 'ada', 'Ada', now(), now() + interval '1 hour' from generate_series(1, 20)",
                acme.tenant().id().value());

        acme.json("{}")
                .post(acme.path("/actions/" + PLUGIN + "/anywhere"))
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("5"));
    }

    private static List<String> stream(HttpClient http, Portal portal) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + portal.path("/stream")))
                .header("Authorization", "Bearer " + portal.tenant().token("listener", TestTenant.all()))
                .header("Accept", "text/event-stream")
                .build();
        var response = http.send(request, BodyHandlers.ofLines());
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> {
            try (var body = response.body()) {
                body.forEach(lines::add);
            } catch (UncheckedIOException e) {
                // closed by the test
            }
        });
        return lines;
    }

    private static Portal enabled(String slug) {
        var portal = Tenants.open(slug);
        portal.put(PLUGIN, Reactor.enabled("s")).statusCode(oneOf(200, 201));
        return portal;
    }

    private static String started(Portal portal, String action, String body) {
        return portal.json(body)
                .post(portal.path("/actions/" + PLUGIN + "/" + action))
                .then()
                .statusCode(202)
                .extract()
                .path("run");
    }

    private static ValidatableResponse ended(Portal portal, String run, String state) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> portal.get("/action-runs/" + run).statusCode(200).body("state", equalTo(state)));
        return portal.get("/action-runs/" + run);
    }
}
