package dev.portolan.plugins.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RequestResourceTest {
    private static final String WISH =
            "{\"publisher\": \"testers\", \"plugin\": \"probe\", \"note\": \"for our dashboards\"}";
    private static final String CONSENT = "{\"grants\": " + Probe.CONSENT + "}";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.easy("wished", "1.0.0", ""));
        publisher.publish(Probe.easy("wished", "1.1.0", ""));
        publisher.publish(Probe.files("probe", "1.0.0"));
    }

    @Test
    void whoMayNotInstallAsksAndSeesWhatBecameOfIt() {
        var acme = Portal.of("wishes");
        var id = ask(acme, "ben", wish("wished"));

        as(acme, "ben", "")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].plugin", equalTo("wished"))
                .body("items[0].title", equalTo("Probe"))
                .body("items[0].state", equalTo("open"))
                .body("items[0].note", equalTo("for our dashboards"))
                .body("items[0].by.subject", equalTo("ben"))
                .body("items[0].by.name", equalTo("ben"))
                .body("items[0].at", notNullValue())
                .body("items[0].decidedBy", nullValue());

        approve(acme, id, CONSENT)
                .statusCode(200)
                .body("request.state", equalTo("approved"))
                .body("request.decidedBy.subject", equalTo("owner-of-wishes"))
                .body("installation.plugin", equalTo("wished"))
                .body("installation.version", equalTo("1.1.0"))
                .body("installation.desired", equalTo("enabled"));

        acme.get("/installations/testers/wished/revisions").body("items[0].reason", equalTo("asked for by ben"));
        as(acme, "ben", "?state=approved").body("items.id", contains(id));
        as(acme, "ben", "?state=open").body("items", empty());
        assertThat(decided(acme, id).to()).isEqualTo("ben");
        assertThat(decided(acme, id).decision()).isEqualTo("approved");
        approve(acme, id, CONSENT).statusCode(409).body("detail", containsString("approved by owner-of-wishes"));
    }

    @Test
    void anApprovalThatCannotBeInstalledLeavesTheRequestOpen() {
        var acme = Portal.of("wishes-open");
        var id = ask(acme, "ben", wish("wished"));

        approve(acme, id, "{\"grants\": []}").statusCode(400).body("violations[0].pointer", equalTo("/grants"));
        approve(acme, id, "[]").statusCode(400);
        approve(acme, id, "{\"colour\": 1}").statusCode(400).body("violations[0].pointer", equalTo("/colour"));

        acme.get("/plugin-requests/" + id).body("state", equalTo("open"));
        acme.get("/installations").body("items", empty());
    }

    @Test
    void theVersionThatWasAskedForIsInstalledUnlessTheApprovalNamesAnother() {
        var acme = Portal.of("wishes-version");
        var body = "{\"publisher\": \"testers\", \"plugin\": \"wished\", \"version\": \"1.0.0\"}";
        var id = ask(acme, "ben", body);

        approve(acme, id, CONSENT).statusCode(200).body("installation.version", equalTo("1.0.0"));

        var other = Portal.of("wishes-version-2");
        approve(other, ask(other, "ben", body), CONSENT.replace("{\"g", "{\"version\": \"1.1.0\", \"g"))
                .body("installation.version", equalTo("1.1.0"));
    }

    @Test
    void anApprovalBringsWhatItNeedsWithConsentToThatToo() {
        publisher.publish(Probe.easy("wished-base", "1.0.0", ""));
        publisher.publish(Probe.easy("wished-top", "1.0.0", "testers/wished-base: {range: \"^1\"}"));
        var acme = Portal.of("wishes-needs");
        var id = ask(acme, "ben", wish("wished-top"));

        approve(acme, id, CONSENT).statusCode(409).body("detail", containsString("testers/wished-base 1.0.0"));
        acme.get("/plugin-requests/" + id).body("state", equalTo("open"));
        acme.get("/installations").body("items", empty());

        var along = ", \"dependencies\": [{\"publisher\": \"testers\", \"plugin\": \"wished-base\", \"grants\": "
                + Probe.CONSENT + "}]}";
        approve(acme, id, CONSENT.replaceAll("}$", along)).statusCode(200);
        acme.get("/installations").body("items.plugin", contains("wished-base", "wished-top"));
    }

    @Test
    void whatSomebodyInstalledMeanwhileStaysAsItIs() {
        var acme = Portal.of("wishes-late");
        var id = ask(acme, "ben", wish("wished"));
        acme.put("testers/wished", "{}").statusCode(201);

        approve(acme, id, CONSENT)
                .statusCode(200)
                .body("request.state", equalTo("approved"))
                .body("request.reason", equalTo("It had been installed meanwhile, and stays as it was."))
                .body("installation.desired", equalTo("disabled"))
                .body("installation.revision", equalTo(1));
        as(acme, "ben", "")
                .body("items[0].state", equalTo("approved"))
                .body("items[0].reason", containsString("stays"));
        post(acme, "ben", wish("wished")).statusCode(409).body("detail", containsString("installed already"));
    }

    @Test
    void aRejectionHasAReason() {
        var acme = Portal.of("wishes-no");
        var id = ask(acme, "ben", WISH);

        reject(acme, id, "{}").statusCode(400).body("violations[0].pointer", equalTo("/reason"));
        reject(acme, id, "{\"reason\": \"too costly\"}")
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("reason", equalTo("too costly"));

        as(acme, "ben", "").body("items[0].reason", equalTo("too costly"));
        assertThat(decided(acme, id).decision()).isEqualTo("rejected");
        reject(acme, id, "{\"reason\": \"again\"}").statusCode(409);
        ask(acme, "ben", WISH); // what was rejected can be asked for again
    }

    @Test
    void onlyWhoAskedTakesItBack() {
        var acme = Portal.of("wishes-back");
        var id = ask(acme, "ben", WISH);

        delete(acme, "eve", Permissions.PLUGIN_READ, id).statusCode(404);
        delete(acme, "ann", Permissions.PLUGIN_READ + " " + Permissions.PLUGIN_INSTALL, id)
                .statusCode(403);
        delete(acme, "ben", Permissions.PLUGIN_READ, id).statusCode(204);
        delete(acme, "ben", Permissions.PLUGIN_READ, id).statusCode(204);

        acme.get("/plugin-requests/" + id).body("state", equalTo("withdrawn"));
        approve(acme, id, CONSENT).statusCode(409);
    }

    @Test
    void askingAgainIsAskingOnceInTheNewestWords() {
        var acme = Portal.of("wishes-twice");
        var id = ask(acme, "ben", WISH);

        post(acme, "ben", WISH.replace("our dashboards", "the audit"))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("note", equalTo("for the audit"));
        var other = ask(acme, "eve", WISH);

        acme.get("/plugin-requests?state=open").body("items.id", contains(other, id));
    }

    @Test
    void clicksAtTheSameTimeAskOnce() throws Exception {
        var acme = Portal.of("wishes-clicks");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> click = () -> post(acme, "ben", WISH).extract().statusCode();
            var statuses = new ArrayList<Integer>();
            for (var answer : people.invokeAll(Collections.nCopies(4, click))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200);
        }
    }

    @Test
    void whoMayNotInstallSeesNobodyElsesRequests() {
        var acme = Portal.of("wishes-own");
        var id = ask(acme, "ben", WISH);

        as(acme, "eve", "").body("items", empty());
        acme.tenant()
                .as("eve", Permissions.PLUGIN_READ)
                .get(acme.path("/plugin-requests/" + id))
                .then()
                .statusCode(404);
        acme.get("/plugin-requests").body("items.id", hasItem(id));
        acme.get("/plugin-requests?mine=true").body("items", empty());
    }

    @Test
    void aListGoesOnWhereThePageEnds() {
        var acme = Portal.of("wishes-pages");
        for (var person = 0; person < 51; person++) {
            ask(acme, "person-" + person, WISH);
        }
        var first = acme.get("/plugin-requests").body("items", hasSize(50));
        String next = first.extract().path("next");
        acme.get("/plugin-requests?cursor=" + next).body("items", hasSize(1)).body("next", nullValue());
        acme.get("/plugin-requests?cursor=odd").statusCode(400).body("violations[0].pointer", equalTo("cursor"));
        acme.get("/plugin-requests?state=odd").statusCode(400).body("violations[0].pointer", equalTo("state"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        an array         | [1]                                                                 |
        nothing          | {}                                                                  | /plugin
        no plugin        | {"publisher": "testers", "plugin": "none"}                          | /plugin
        no name          | {"publisher": "testers", "plugin": "No Name"}                       | /plugin
        no such version  | {"publisher": "testers", "plugin": "probe", "version": "9.0.0"}     | /version
        an unknown word  | {"publisher": "testers", "plugin": "probe", "why": "so"}            | /why
        """)
    void aRequestOfTheWrongFormIsRefused(String name, String body, String pointer) {
        var rows = TestDatabase.count("plugin_request");
        var answer = post(Portal.of("wishes-bad"), "ben", body).statusCode(400);
        if (pointer != null) {
            answer.body("violations.pointer", hasItem(pointer));
        }
        assertThat(TestDatabase.count("plugin_request")).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    |            |
        DELETE |            |
        POST   | /approval  | {"grants": []}
        POST   | /rejection | {"reason": "no"}
        """)
    void anotherTenantsRequestDoesNotExist(String method, String path, String body) {
        var acme = Portal.of("wishes-acme");
        var globex = Portal.of("wishes-globex");
        var id = ask(acme, "ben", WISH);
        for (var portal : new Portal[] {acme, globex}) {
            var request = globex.tenant().asOwner().contentType("application/json");
            (body == null ? request : request.body(body))
                    .request(method, portal.path("/plugin-requests/" + id + (path == null ? "" : path)))
                    .then()
                    .statusCode(404);
        }
        acme.get("/plugin-requests/" + id).body("state", equalTo("open"));
        acme.tenant()
                .as("ben", Permissions.PLUGIN_READ)
                .contentType("application/json")
                .delete(acme.path("/plugin-requests/" + id));
    }

    @Test
    void whoMayNotInstallDecidesNothing() {
        var acme = Portal.of("wishes-role");
        var id = ask(acme, "ben", WISH);
        for (var path : new String[] {"/approval", "/rejection"}) {
            acme.tenant()
                    .as("ben", Permissions.PLUGIN_READ + " " + Permissions.PLUGIN_CONFIGURE)
                    .contentType("application/json")
                    .body("{\"reason\": \"yes\"}")
                    .post(acme.path("/plugin-requests/" + id + path))
                    .then()
                    .statusCode(403);
        }
        acme.tenant()
                .as("nobody", Permissions.TENANT_READ)
                .contentType("application/json")
                .body(WISH)
                .post(acme.path("/plugin-requests"))
                .then()
                .statusCode(403);
        acme.get("/plugin-requests/" + id).body("state", equalTo("open"));
    }

    private static PluginEvent.RequestDecided decided(Portal portal, String id) {
        var record = TestTopics.await(
                Topics.PLUGIN_EVENTS,
                one -> one.key().equals(portal.tenant().id().toString())
                        && Json.read(one.value(), PluginEvent.class) instanceof PluginEvent.RequestDecided decision
                        && decision.request().toString().equals(id));
        return (PluginEvent.RequestDecided) Json.read(record.value(), PluginEvent.class);
    }

    private static String wish(String plugin) {
        return WISH.replace("probe", plugin);
    }

    private static String ask(Portal portal, String subject, String body) {
        return post(portal, subject, body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(Portal portal, String subject, String body) {
        return portal.tenant()
                .as(subject, Permissions.PLUGIN_READ)
                .contentType("application/json")
                .body(body)
                .post(portal.path("/plugin-requests"))
                .then();
    }

    private static ValidatableResponse as(Portal portal, String subject, String query) {
        return portal.tenant()
                .as(subject, Permissions.PLUGIN_READ)
                .get(portal.path("/plugin-requests" + query))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse delete(Portal portal, String subject, String permissions, String id) {
        return portal.tenant()
                .as(subject, permissions)
                .delete(portal.path("/plugin-requests/" + id))
                .then();
    }

    private static ValidatableResponse approve(Portal portal, String id, String body) {
        return portal.json(body)
                .post(portal.path("/plugin-requests/" + id + "/approval"))
                .then();
    }

    private static ValidatableResponse reject(Portal portal, String id, String body) {
        return portal.json(body)
                .post(portal.path("/plugin-requests/" + id + "/rejection"))
                .then();
    }
}
