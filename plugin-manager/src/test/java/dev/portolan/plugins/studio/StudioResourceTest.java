package dev.portolan.plugins.studio;

import static dev.portolan.plugins.studio.Drafts.INCIDENTS;
import static dev.portolan.plugins.studio.Drafts.begin;
import static dev.portolan.plugins.studio.Drafts.delete;
import static dev.portolan.plugins.studio.Drafts.draft;
import static dev.portolan.plugins.studio.Drafts.publish;
import static dev.portolan.plugins.studio.Drafts.rows;
import static dev.portolan.plugins.studio.Drafts.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drafts and what is shown of them before they are published.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class StudioResourceTest {
    private static final String SAMPLE = """
        {"incidents": {"status": 200, "body":
          "[{\\"title\\": \\"Slow\\", \\"state\\": \\"open\\", \\"since\\": \\"Monday\\"}, {\\"title\\": \\"Old\\", \\"state\\": \\"closed\\"}]"}}\
        """;

    @Test
    void aDraftIsKeptAsItIsAndItsChangesAreOnRecord() {
        var acme = Portal.of("studio-drafts");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");

        save(acme, id, "{\"title\": \"Notes\", \"blocks\": [{\"kind\": \"unfinished\"}]}")
                .statusCode(200)
                .body("content.blocks[0].kind", equalTo("unfinished"))
                .body("released", nullValue());
        acme.get("/studio/drafts")
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("notes"))
                .body("items[0].title", equalTo("Notes"))
                .body("items[0].changedBy", equalTo("owner-of-studio-drafts"));
        delete(acme, id).statusCode(204);

        acme.get("/studio/drafts").body("items", empty());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(audited(acme))
                        .containsExactly("studio-draft.created", "studio-draft.changed", "studio-draft.deleted"));
    }

    @Test
    void anotherTenantsDraftDoesNotExist() throws SQLException {
        var acme = Portal.of("studio-own");
        var globex = Portal.of("studio-other");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");
        var rows = rows();

        globex.get("/studio/drafts").body("items", empty());
        globex.get("/studio/drafts/" + id).statusCode(404);
        save(globex, id, "{}").statusCode(404);
        delete(globex, id).statusCode(404);
        publish(globex, id).statusCode(404);

        assertThat(rows()).isEqualTo(rows);
        acme.get("/studio/drafts/" + id).body("content.title", equalTo("Notes"));
    }

    @Test
    void whoMayNotInstallPluginsMakesNone() {
        var acme = Portal.of("studio-roles");
        var viewer = acme.tenant().asViewer();
        viewer.get(acme.path("/studio/drafts")).then().statusCode(403);
        for (var path : List.of("/studio/drafts", "/studio/samples", "/studio/previews")) {
            acme.tenant()
                    .asViewer()
                    .contentType("application/json")
                    .body("{}")
                    .post(acme.path(path))
                    .then()
                    .statusCode(403);
        }
        var id = begin(acme, "notes", "{}");
        var reader = acme.tenant().asViewer().contentType("application/json").header("If-Match", "\"1\"");
        reader.body("{\"content\": {}}").put(draft(acme, id)).then().statusCode(403);
        reader.body("{}").post(draft(acme, id) + "/publication").then().statusCode(403);
        viewer.delete(draft(acme, id)).then().statusCode(403);
        acme.get("/studio/drafts/" + id).statusCode(200).body("revision", equalTo(1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        drafts   | {}                                          | /name
        drafts   | {"name": "Not A Name", "content": {}}       | /name
        drafts   | {"name": "notes"}                           | /content
        drafts   | {"name": "notes", "content": 7}             | /content
        samples  | {}                                          | /url
        samples  | {"url": "nowhere"}                          | /url
        samples  | {"url": "https://a.test/ x"}                | /url
        samples  | {"url": "https://a.test", "secret": {"as": "magic", "value": "x"}}  | /secret/as
        samples  | {"url": "https://a.test", "secret": {"as": "header", "value": "x"}} | /secret/name
        previews | {}                                          | /content
        previews | {"content": {}, "entity": "a b"}            | /entity
        previews | {"content": {}, "entity": "component:default/none"} | /entity
        """)
    void whatIsMalformedIsToldAtItsPlace(String what, String body, String pointer) {
        Portal.of("studio-malformed")
                .json(body)
                .post("/api/tenants/studio-malformed/studio/" + what)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void aNameIsGivenOnce() {
        var acme = Portal.of("studio-names");
        begin(acme, "notes", "{}");

        acme.json("{\"name\": \"notes\", \"content\": {}}")
                .post(acme.path("/studio/drafts"))
                .then()
                .statusCode(409);
    }

    @Test
    void aPreviewShowsWhatTheSamplesGiveAndTheValuesOnTheWay() {
        var acme = Portal.of("studio-previews");

        preview(acme, INCIDENTS)
                .statusCode(200)
                .body("faults", empty())
                .body("view.block", equalTo("section"))
                .body("view.children[0].label", equalTo("1 open"))
                .body("view.children[1].rows", hasSize(1))
                .body("view.children[1].rows[0].c0", equalTo("Slow"))
                .body("view.children[1].rows[0].c1", equalTo("Monday"))
                .body("values.incidents.status", equalTo(200));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        "title": "Incidents"                | "title": ""                     | /title
        "point": "entity.card"              | "point": "entity.crad"          | /point
        "refresh": "1m"                     | "refresh": "soon"               | /refresh
        https://status.example.com          | status.example.com              | /address
        incidents.json[state='open']        | incidents.json[state=           | /values/0/expression
        """)
    void whatIsWrongWithADraftIsToldAtItsPlace(String before, String after, String pointer) {
        var acme = Portal.of("studio-faults");
        var wrong = INCIDENTS.replace(before, after);
        assertThat(wrong).isNotEqualTo(INCIDENTS);

        preview(acme, wrong).statusCode(200).body("faults.pointer", hasItem(pointer));

        var id = begin(acme, "faulty-" + Math.abs(pointer.hashCode()), wrong);
        publish(acme, id).statusCode(400).body("violations.pointer", hasItem("/content" + pointer));
    }

    @Test
    void aRequestWithoutASampleIsTold() {
        var acme = Portal.of("studio-samples-missing");

        acme.json("{\"content\": " + INCIDENTS + ", \"entity\": \"component:default/web\"}")
                .post(acme.path("/studio/previews"))
                .then()
                .statusCode(200)
                .body("faults[0].message", containsString("no sample of incidents"))
                .body("faults[0].pointer", equalTo("/requests/0"));
    }

    @Test
    void aSampleIsFetchedByTheGuardAndItsSecretIsStruckOut() {
        var acme = Portal.of("studio-samples");

        sample(
                        acme,
                        "http://" + ForeignWorld.host() + "/echo",
                        ", \"secret\": {\"as\": \"bearer\", \"value\": \"s3cr3t-value\"}")
                .statusCode(200)
                .body("status", equalTo(200))
                .body("body", containsString("Bearer •••"))
                .body("body", not(containsString("s3cr3t-value")));
        sample(acme, "http://169.254.169.254/latest", "")
                .statusCode(200)
                .body("status", nullValue())
                .body("error", not(nullValue()));
        sample(acme, "http://" + ForeignWorld.host() + "/away", "").body("status", equalTo(302));
    }

    @Test
    void aDraftOfAnOddShapeIsShownForWhatItIs() {
        var acme = Portal.of("studio-shapes");
        var odd = "{\"requests\": {\"a\": 1}, \"values\": {\"a\": 1}, \"blocks\": {\"a\": 1}}";
        var id = begin(acme, "odd", odd);

        acme.get("/studio/drafts/" + id).statusCode(200);
        preview(acme, odd).statusCode(200).body("faults", not(empty()));
        publish(acme, id).statusCode(400);
    }

    private static ValidatableResponse preview(Portal portal, String content) {
        return portal.json("{\"content\": %s, \"entity\": \"component:default/web\", \"samples\": %s}"
                        .formatted(content, SAMPLE))
                .post(portal.path("/studio/previews"))
                .then();
    }

    private static ValidatableResponse sample(Portal portal, String url, String more) {
        return portal.json("{\"url\": \"" + url + "\"" + more + "}")
                .post(portal.path("/studio/samples"))
                .then();
    }

    private static List<String> audited(Portal portal) {
        return TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.value() != null)
                .filter(record -> record.key().equals(portal.tenant().id().toString()))
                .map(record -> Json.read(record.value(), AuditEvent.class).action())
                .filter(action -> action.startsWith("studio-draft."))
                .toList();
    }
}
