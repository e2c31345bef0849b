package dev.portolan.plugins.studio;

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
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class StudioResourceTest {
    private static final String INCIDENTS = """
        {"title": "Incidents", "summary": "Open incidents of a service.", "point": "entity.card", "refresh": "1m",
         "kinds": ["component"], "address": "https://status.example.com", "secret": "bearer",
         "requests": [{"name": "incidents", "path": "=\\"/api?service=\\" & input.entity.metadata.name"}],
         "values": [{"name": "open", "expression": "incidents.json[state='open']"}],
         "blocks": [
           {"kind": "status", "state": "bad", "label": "=$string($count(open)) & \\" open\\""},
           {"kind": "table", "items": "open", "columns": [{"title": "Incident", "value": "title"}, {"title": "Since", "value": "since"}]}]}\
        """;

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

    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsRefusedWithWhoseItWas() {
        var acme = Portal.of("studio-two");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");
        acme.get("/studio/drafts/" + id).header("ETag", "\"1\"").body("revision", equalTo(1));
        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {\"title\": \"Hers\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revision", equalTo(2));

        refused(seen(acme, "ben", "\"1\"")
                .body("{\"content\": {\"title\": \"His\"}}")
                .put(draft(acme, id))
                .then());
        refused(seen(acme, "ben", "\"1\"")
                .body("{}")
                .post(draft(acme, id) + "/publication")
                .then());
        refused(seen(acme, "ben", "\"1\"").delete(draft(acme, id)).then());

        acme.get("/studio/drafts/" + id)
                .body("content.title", equalTo("Hers"))
                .body("changedBy", equalTo("ann"))
                .body("released", nullValue());
        seen(acme, "ben", "\"2\"")
                .body("{\"content\": {\"title\": \"His\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .body("revision", equalTo(3));
        seen(acme, "ann", "*").delete(draft(acme, id)).then().statusCode(204);
    }

    @Test
    void whatHasNotChangedIsNoRevisionAndNobodysChange() {
        var acme = Portal.of("studio-same");
        var id = begin(acme, "notes", "{\"title\": \"Notes\", \"refresh\": \"1m\"}");

        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {\"refresh\": \"1m\", \"title\": \"Notes\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("changedBy", equalTo("owner-of-studio-same"));
    }

    @Test
    void aDraftThatWasDeletedMeanwhileIsGone() throws SQLException {
        var acme = Portal.of("studio-gone");
        var id = begin(acme, "notes", "{}");
        delete(acme, id).statusCode(204);
        var rows = rows();

        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {}}")
                .put(draft(acme, id))
                .then()
                .statusCode(404);

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void whoseChangeItWasIsNotToldToAnotherTenant() {
        var acme = Portal.of("studio-seen");
        var globex = Portal.of("studio-unseen");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");

        seen(globex, "eve", "\"7\"")
                .body("{\"content\": {}}")
                .put(draft(globex, id))
                .then()
                .statusCode(404)
                .body("current", nullValue());
        seen(globex, "eve", "\"1\"").delete(draft(globex, id)).then().statusCode(404);
        seen(globex, "eve", "\"1\"")
                .body("{}")
                .post(draft(globex, id) + "/publication")
                .then()
                .statusCode(404);
        acme.get("/studio/drafts/" + id).body("revision", equalTo(1)).body("content.title", equalTo("Notes"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        {}               | /content
        {"content": 7}   | /content
        {"content": []}  | /content
        """)
    void aMalformedDraftIsNotSavedWhateverWasSeen(String body, String pointer) {
        var acme = Portal.of("studio-odd-saves");
        var id = begin(acme, "odd-" + Math.abs(body.hashCode()), "{}");

        seen(acme, "ann", "\"1\"")
                .body(body)
                .put(draft(acme, id))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
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
    void whatIsPublishedIsThereForItsOwnTenantOnly() {
        var acme = Portal.of("studio-publishes");
        var globex = Portal.of("studio-stranger");
        var id = begin(acme, "incidents", INCIDENTS.replace("Open incidents", "Xylophone incidents"));

        var publisher = publish(acme, id)
                .statusCode(201)
                .body("plugin", equalTo("incidents"))
                .body("version", equalTo("1.0.0"))
                .extract()
                .<String>path("publisher");
        var plugin = publisher + "/incidents";

        assertThat(found(acme)).containsExactly("incidents");
        assertThat(found(globex)).isEmpty();
        marketplace(acme, plugin).statusCode(200).body("title", equalTo("Incidents"));
        marketplace(globex, plugin).statusCode(404);
        acme.tenant()
                .asOwner()
                .get("/api/marketplace/publishers/" + publisher)
                .then()
                .statusCode(200);
        globex.tenant()
                .asOwner()
                .get("/api/marketplace/publishers/" + publisher)
                .then()
                .statusCode(404);
        var wish = "{\"version\": \"1.0.0\", \"enabled\": true, \"configuration\": {}, \"grants\":"
                + " [\"catalog.entity.read\", \"egress:https://status.example.com\"]}";
        globex.put(plugin, wish).statusCode(404);
        globex.json("{\"publisher\": \"%s\", \"plugin\": \"incidents\"}".formatted(publisher))
                .post(globex.path("/plugin-requests"))
                .then()
                .statusCode(not(equalTo(201)));
        acme.put(plugin, wish).statusCode(201).body("desired", equalTo("enabled"));
        acme.get("/extensions?point=entity.card&entity=component:default/web")
                .body("items.plugin", hasItem("incidents"));
    }

    @Test
    void eachPublicationIsTheNextVersion() {
        var acme = Portal.of("studio-versions");
        var id = begin(acme, "incidents", INCIDENTS);
        publish(acme, id).body("version", equalTo("1.0.0"));
        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).statusCode(200);

        var publisher = publish(acme, id)
                .statusCode(201)
                .body("version", equalTo("1.1.0"))
                .extract()
                .<String>path("publisher");

        acme.get("/studio/drafts/" + id).body("released", equalTo("1.1.0"));
        marketplace(acme, publisher + "/incidents").body("releases.version", equalTo(List.of("1.1.0", "1.0.0")));
    }

    @Test
    void whatIsJustAsItWasPublishedIsNotPublishedAgain() throws SQLException {
        var acme = Portal.of("studio-unchanged");
        var id = begin(acme, "incidents", INCIDENTS);
        acme.get("/studio/drafts/" + id).body("sameAs", nullValue());
        var publisher = publish(acme, id).statusCode(201).extract().<String>path("publisher");
        acme.get("/studio/drafts/" + id).body("sameAs", equalTo("1.0.0"));

        unchanged(publish(acme, id));

        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).body("sameAs", nullValue());
        save(acme, id, INCIDENTS).statusCode(200).body("sameAs", equalTo("1.0.0"));
        unchanged(publish(acme, id));
        assertThat(releases(publisher)).isEqualTo(1);
    }

    @Test
    void aDraftOfANameThatWasPublishedUnderGoesOnAfterThat() {
        var acme = Portal.of("studio-again");
        var before = begin(acme, "incidents", INCIDENTS);
        publish(acme, before).statusCode(201);
        delete(acme, before).statusCode(204);

        var id = begin(acme, "incidents", INCIDENTS);

        acme.get("/studio/drafts/" + id).body("released", equalTo("1.0.0")).body("sameAs", equalTo("1.0.0"));
        unchanged(publish(acme, id));
        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).statusCode(200);
        publish(acme, id).statusCode(201).body("version", equalTo("1.1.0"));
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

    @Test
    void aTenantThatLeavesTakesItsReleasesAlong() throws SQLException {
        var acme = Portal.of("studio-leaves");
        var globex = Portal.of("studio-remains");
        var gone = publish(acme, begin(acme, "incidents", INCIDENTS)).extract().<String>path("publisher");
        var kept =
                publish(globex, begin(globex, "incidents", INCIDENTS)).extract().<String>path("publisher");

        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "plugin-manager"))
                .delete("/internal/tenants/" + acme.tenant().id())
                .then()
                .statusCode(200);

        assertThat(releases(gone)).isZero();
        assertThat(releases(kept)).isEqualTo(1);
    }

    @Test
    void nobodyIsEnrolledUnderATenantsName() {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"id\": \"own-acme\", \"name\": \"Acme\"}")
                .post("/api/operator/plugins/publishers")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/id"));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(412)
                .body("type", equalTo("https://portolan.dev/problems/precondition-failed"))
                .body("detail", containsString("ann"))
                .body("current.revision", equalTo(2))
                .body("current.by.subject", equalTo("ann"))
                .body("current.by.name", equalTo("ann"))
                .body("current.at", not(nullValue()));
    }

    private static void unchanged(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/draft-unchanged"))
                .body("detail", containsString("since version 1.0.0"));
    }

    private static String begin(Portal portal, String name, String content) {
        return portal.json("{\"name\": \"%s\", \"content\": %s}".formatted(name, content))
                .post(portal.path("/studio/drafts"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse save(Portal portal, String id, String content) {
        return portal.json("{\"content\": " + content + "}")
                .put(portal.path("/studio/drafts/" + id))
                .then();
    }

    /// A request of a person who has seen something.
    private static RequestSpecification seen(Portal portal, String person, String etag) {
        return portal.tenant()
                .as(person, TestTenant.all())
                .contentType("application/json")
                .header("If-Match", etag);
    }

    private static String draft(Portal portal, String id) {
        return portal.path("/studio/drafts/" + id);
    }

    private static ValidatableResponse delete(Portal portal, String id) {
        return portal.tenant()
                .asOwner()
                .delete(portal.path("/studio/drafts/" + id))
                .then();
    }

    private static ValidatableResponse publish(Portal portal, String id) {
        return portal.json("{}")
                .post(portal.path("/studio/drafts/" + id + "/publication"))
                .then();
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

    private static ValidatableResponse marketplace(Portal portal, String plugin) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins/" + plugin)
                .then();
    }

    private static List<String> found(Portal portal) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins?q=xylophone")
                .then()
                .statusCode(200)
                .extract()
                .path("items.plugin");
    }

    private static long rows() throws SQLException {
        return TestDatabase.query("select count(*) from studio_draft");
    }

    private static long releases(String publisher) throws SQLException {
        return TestDatabase.query("select count(*) from release where publisher = '" + publisher + "'");
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
