package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Services of publishers that say on the way to their answer how it goes.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RemoteStepsTest {
    private static final String PLUGIN = "testers/stepping";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: stepping
            publisher: testers
            version: 1.0.0
            title: Stepping
            summary: Says how it goes.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: remote, url: "http://{config.host}/service", secret: config.signing}
            permissions:
              - egress: "http://{config.host}"
            limits: {timeoutMs: 10000}
            extensions:
              - {point: action, id: steps, title: Steps, function: steps, anywhere: true}
              - {point: home.widget, id: talking, title: Talking, function: talking, refresh: 10s}
              - {point: home.widget, id: unfinished, title: Unfinished, function: unfinished, refresh: 10s}
            """;
    private static final String SCHEMA = """
            {"type": "object", "required": ["host"], "properties": {
              "host": {"type": "string", "title": "Host"},
              "signing": {"type": "string", "title": "Signing secret", "x-secret": {"for": "http://{config.host}"}}}}
            """;

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Map.of("plugin.yaml", MANIFEST, "config.schema.json", SCHEMA));
    }

    @Test
    void whatIsSaidOnTheWayIsSeenWhileTheActionRuns() {
        var acme = installed("steps-acme");
        var run = begun(acme);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/action-runs/" + run)
                        .body("state", equalTo("running"))
                        .body("log.message", contains("building"))
                        .body("log[0].level", equalTo("warn"))
                        .body("progress.done", equalTo(1))
                        .body("progress.total", equalTo(2)));

        goOn();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/action-runs/" + run).body("state", equalTo("done")));
        acme.get("/action-runs/" + run)
                .body("message", equalTo("built"))
                .body("log.message", contains("building", "testing"));
    }

    @Test
    void nothingOfAnActionIsHeardOnceItIsCancelled() {
        var acme = installed("steps-cancelled");
        var run = begun(acme);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/action-runs/" + run).body("log.message", contains("building")));

        acme.json("{}")
                .post(acme.path("/action-runs/" + run + "/cancellation"))
                .then()
                .statusCode(200);
        goOn();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/installations/" + PLUGIN + "/log")
                        .body(
                                "items.message",
                                hasItems("building", "This was cancelled by whoever had asked for it.")));
        acme.get("/action-runs/" + run).body("state", equalTo("cancelled")).body("log.message", contains("building"));
    }

    @Test
    void whatIsSaidOnTheWayToAViewStandsInTheLog() {
        var acme = installed("steps-view");
        acme.view(PLUGIN, "talking").body("view.markdown", equalTo("said by testers/stepping"));
        acme.get("/installations/" + PLUGIN + "/log")
                .body(
                        "items.message",
                        hasItems(
                                "looking",
                                "The progress is two counts from 0: what is done, and of how many.",
                                "The service said neither log, progress, value nor error: {\"what\":1}"));
        acme.view(PLUGIN, "unfinished")
                .body("error", equalTo("The service answered with neither a value nor an error."));
    }

    /// @return the run of the action
    private static String begun(Portal portal) {
        return portal.json("{}")
                .post(portal.path("/actions/" + PLUGIN + "/steps"))
                .then()
                .statusCode(202)
                .extract()
                .path("run");
    }

    private static Portal installed(String slug) {
        var portal = Tenants.open(slug);
        portal.put(
                        PLUGIN,
                        "{\"enabled\": true, \"configuration\": {\"host\": \"%s\", \"signing\": {\"set\": \"%s\"}},"
                                        .formatted(
                                                ForeignWorld.host(),
                                                "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                                + " \"grants\": [\"egress:http://{config.host}\"]}")
                .statusCode(201);
        return portal;
    }

    /// Lets the service come to its end.
    private static void goOn() {
        RestAssured.given()
                .baseUri("http://" + ForeignWorld.host())
                .port(Integer.parseInt(ForeignWorld.host().split(":", -1)[1]))
                .post("/service/on")
                .then()
                .statusCode(200);
    }
}
