package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "s3cr3t-of-the-old-portal";

    private final Catalog catalog = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final OldBackstage.Portal portal = OldBackstage.fresh();
    private final ObjectNode content = JSON.createObjectNode().put("token", TOKEN);

    ImportTest() {
        content.putArray("entities");
        content.putArray("locations");
    }

    @Test
    void aCatalogIsReadShownAndTaken() {
        var file = folder.put("shop.yaml", Yaml.component("shop"));
        has(entity("Component", "shop", "url:" + file), entity("Component", "ledger", "file:/app/ledger.yaml"));
        has(broken("not valid"));
        content.withArray("locations")
                .addObject()
                .putObject("data")
                .put("type", "url")
                .put("target", file);
        portal.put(content);

        var id = start();

        state(id, "ready")
                .body("url", equalTo(portal.url() + "/api/catalog"))
                .body("progress.done", equalTo(3))
                .body("progress.total", equalTo(3))
                .body("counts.take", equalTo(3))
                .body("counts.refuse", equalTo(1))
                .body("$", not(hasKey("finishedAt")));
        items(id, "refuse")
                .body("items[0].ref", equalTo("component:default/not valid"))
                .body("items[0].errors[0].path", equalTo("/metadata/name"))
                .body("items[0].errors[0].found", equalTo("not valid"))
                .body("items[0].errors[0].expected", startsWith("a string that is sequences of"))
                .body("items[0].errors[0].message", containsString("\"metadata.name\" is not valid"))
                .body("items[0].errors[0].mend", startsWith("Put a string"));
        items(id, "take")
                .body("items.ref", hasItems("component:default/ledger", "component:default/shop"))
                .body("items.find { it.ref == 'component:default/shop' }.how", equalTo("location"))
                .body("items.find { it.ref == 'component:default/shop' }.location", equalTo(file))
                .body("items.find { it.ref == 'component:default/ledger' }.how", equalTo("entity"));
        assertThat(names()).isEmpty();

        confirm(id).statusCode(202).body("state", equalTo("importing"));

        state(id, "done").body("error", nullValue()).body("finishedAt", notNullValue());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(names()).containsExactlyInAnyOrder("ledger", "shop"));
        catalog.request().get("/locations").then().body("data.target", hasItems(file));
    }

    @Test
    void whatTheOldPortalHasAddedStaysBehind() {
        has(entity("Component", "ledger", "file:/app/ledger.yaml"));
        portal.put(content);
        var id = start();
        state(id, "ready");
        confirm(id).statusCode(202);
        state(id, "done");

        catalog.request()
                .get("/entities/by-name/component/default/ledger")
                .then()
                .statusCode(200)
                .body("metadata.annotations.'backstage.io/managed-by-location'", startsWith("import:localhost:"))
                .body("metadata.annotations.'backstage.io/managed-by-origin-location'", startsWith("import:"))
                .body("metadata.annotations.'backstage.io/orphan'", nullValue())
                .body("metadata.annotations.'example.com/kept'", equalTo("yes"))
                .body("metadata.uid", not(equalTo("00000000-0000-0000-0000-000000000001")))
                .body("relations.targetRef", equalTo(List.of("group:default/team-a")))
                .body("status", nullValue());
    }

    @Test
    void repeatingReplacesWhatTheOneBeforeHasBrought() {
        var kept = entity("Component", "kept", "file:/a");
        var changed = entity("Component", "changed", "file:/a");
        has(kept, changed, entity("Component", "gone", "file:/a"));
        portal.put(content);
        take();
        assertThat(names()).containsExactlyInAnyOrder("kept", "changed", "gone");
        content.putArray("entities");
        changed.withObject("/metadata").put("title", "Other");
        has(kept, changed, entity("Component", "fresh", "file:/a"));
        portal.put(content);

        var again = start();
        state(again, "ready");

        items(again, "same").body("items.ref", equalTo(List.of("component:default/kept")));
        items(again, "change").body("items.ref", equalTo(List.of("component:default/changed")));
        items(again, "take").body("items.ref", equalTo(List.of("component:default/fresh")));
        confirm(again).statusCode(202);
        state(again, "done");
        assertThat(names()).containsExactlyInAnyOrder("kept", "changed", "fresh");
        assertThat(TestDatabase.query("select count(*) from location where type = 'import' and tenant_id = '"
                        + catalog.tenant().id() + "'"))
                .isOne();
    }

    @Test
    void aNameThatIsHeldHereIsRefused() {
        var file = folder.put("mine.yaml", Yaml.component("mine"));
        catalog.register(file);
        has(entity("Component", "mine", "file:/a"));
        portal.put(content);

        var id = start();

        state(id, "ready").body("counts.refuse", equalTo(1));
        items(id, "refuse")
                .body(
                        "items[0].errors[0].message",
                        equalTo("component:default/mine is here already, and url:" + file + " holds the name."))
                .body("items[0].errors[0].mend", startsWith("Rename one"));
    }

    @Test
    void whateverStandsThereIsShown() {
        has(entity("Component", "zero\u0000byte", "file:/a"), entity("Component", "x".repeat(5_000), "file:/a"));
        has(
                JSON.createObjectNode().put("kind", "Component"),
                JSON.getNodeFactory().textNode("text"));
        portal.put(content);

        var id = start();

        state(id, "ready").body("counts.refuse", equalTo(4)).body("counts.take", equalTo(0));
        items(id, "refuse")
                .body("items.ref", hasItems("component:default/zero?byte", "unknown:default/1", "unknown:default/2"));
    }

    @Test
    void twoThousandEntitiesComeInPages() {
        for (var i = 0; i < 2_000; i++) {
            has(entity("Component", "c-" + i, "file:/a"));
        }
        portal.put(content);

        take();

        catalog.request()
                .queryParam("filter", "kind=component")
                .queryParam("limit", 0)
                .get("/entities/by-query")
                .then()
                .body("totalItems", equalTo(2_000));
    }

    @Test
    void anotherTenantsCatalogIsRead() {
        var other = Catalog.fresh();
        other.register(folder.put("a.yaml", Yaml.component("a") + "---\n" + Yaml.component("b")));
        content.put("token", other.tenant().token("reader", "catalog.entity.read catalog.location.read"));
        content.put(
                "behind",
                RestAssured.baseURI + ":" + RestAssured.port + "/api/tenants/"
                        + other.tenant().slug() + "/catalog");
        portal.put(content);

        take(content.path("token").asText());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(names()).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void withoutTheTokenItFailsInWords() {
        portal.put(content);

        var id = start("{\"url\":\"%s\"}".formatted(portal.url()))
                .statusCode(202)
                .extract()
                .<String>path("id");

        state(id, "failed")
                .body(
                        "error",
                        equalTo(
                                portal.url()
                                        + "/api/catalog/entities/by-query answered 401: it does not accept the token, or needs one."));
    }

    @Test
    void brokenJsonMidwayFailsAndChangesNothing() {
        for (var i = 0; i < 500; i++) {
            has(entity("Component", "c-" + i, "file:/a"));
        }
        portal.put(content.put("brokenAfter", 1));

        var id = start();

        state(id, "failed")
                .body("error", containsString("is not JSON at line 1, column "))
                .body("progress.done", equalTo(200));
        confirm(id).statusCode(409);
        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsAwayForAMomentIsAskedAgain() {
        has(entity("Component", "late", "file:/a"));
        portal.put(content.put("failures", 2));

        var id = start();

        state(id, "ready").body("counts.take", equalTo(1));
    }

    @Test
    void whatIsNoBackstageFailsInWords() {
        portal.put(content.without("token"));

        var id = start("{\"url\":\"%s/other\"}".formatted(portal.url()))
                .statusCode(202)
                .extract()
                .<String>path("id");

        state(id, "failed").body("error", containsString("answered 404. Is it the address of a Backstage?"));
    }

    @Test
    void theInsideIsOutOfReach() {
        var id = start("{\"url\":\"http://127.0.0.1:1\"}")
                .statusCode(202)
                .extract()
                .<String>path("id");

        state(id, "failed").body("error", not(equalTo("")));
    }

    @Test
    void oneAtATimeAndARemovedOneStops() {
        portal.put(content.put("held", true));
        var id = start();

        start("{\"url\":\"%s\"}".formatted(portal.url())).statusCode(409);
        confirm(id).statusCode(409);
        delete(id).statusCode(204);

        one(id).statusCode(404);
        portal.put(content.put("held", false));
        state(start(), "ready");
    }

    @Test
    void aReadingThatLostItsProcessFailsInWords() throws SQLException {
        portal.put(content.put("held", true));
        var id = UUID.randomUUID();
        insert(id, "reading");

        state(id.toString(), "failed")
                .body("error", equalTo("The reading was interrupted. The token was not kept, so start it again."));
    }

    @Test
    void aTakingThatLostItsProcessGoesOn() throws SQLException {
        has(entity("Component", "ledger", "file:/a"));
        portal.put(content);
        var id = start();
        state(id, "ready");
        update("update import_run set state = 'importing', claimed_until = now() - interval '1 minute' where id = '"
                + id + "'");

        state(id, "done");

        assertThat(names()).containsExactly("ledger");
    }

    @Test
    void anotherTenantsImportDoesNotExist() {
        portal.put(content);
        var id = start();
        state(id, "ready");
        var globex = Catalog.fresh();
        var path = "/api/tenants/" + globex.tenant().slug() + "/sources/imports/" + id;

        globex.tenant().asOwner().get(path).then().statusCode(404);
        globex.tenant().asOwner().get(path + "/items").then().statusCode(404);
        globex.tenant().asOwner().post(path + "/confirmation").then().statusCode(404);
        globex.tenant().asOwner().delete(path).then().statusCode(404);
        globex.tenant()
                .asOwner()
                .get("/api/tenants/" + globex.tenant().slug() + "/sources/imports")
                .then()
                .body("items", equalTo(List.of()));

        state(id, "ready");
    }

    @Test
    void whoMayOnlyReadMayLookAndNotAct() {
        portal.put(content);
        var id = start();
        state(id, "ready");
        var viewer = catalog.tenant();

        viewer.asViewer().get(base() + "/" + id).then().statusCode(200);
        viewer.asViewer().get(base() + "/" + id + "/items").then().statusCode(200);
        viewer.asViewer().post(base() + "/" + id + "/confirmation").then().statusCode(403);
        viewer.asViewer().delete(base() + "/" + id).then().statusCode(403);
        viewer.asViewer()
                .contentType("application/json")
                .body("{\"url\":\"https://a.test\"}")
                .post(base())
                .then()
                .statusCode(403);
        viewer.as("nobody", "plugin.read").get(base()).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                              | /url
            {"url": ""}                                     | /url
            {"url": "nonsense"}                             | /url
            {"url": "ftp://a.test"}                         | /url
            {"url": "https://user:pass@a.test"}             | /url
            {"url": "https://a.test?x=1"}                   | /url
            {"url": "https://a.test", "token": ""}          | /token
            {"url": "https://a.test", "token": "a b"}       | /token
            {"url": "https://a.test", "more": 1}            | /more
            """)
    void aMalformedBodyIsAProblem(String body, String pointer) {
        start(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItems(pointer));
    }

    @Test
    void everyActIsOnRecordAndTheTokenNowhere() throws SQLException {
        has(entity("Component", "ledger", "file:/a"));
        portal.put(content);
        var id = start();
        state(id, "ready");
        confirm(id);
        state(id, "done");
        delete(id).statusCode(204);

        for (var action : List.of("import.started", "import.confirmed", "import.removed")) {
            var event = recorded(action);
            assertThat(event.actor().subject())
                    .isEqualTo("owner-of-" + catalog.tenant().slug());
            assertThat(event.target().name()).isEqualTo(portal.url() + "/api/catalog");
            assertThat(event.toString()).doesNotContain(TOKEN);
        }
        assertThat(names()).containsExactly("ledger");
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from import_run r where r::text like '%s3cr3t%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private AuditEvent recorded(String action) {
        var record = TestTopics.await(
                Topics.AUDIT,
                candidate -> candidate.key().equals(catalog.tenant().id().toString())
                        && Json.read(candidate.value(), AuditEvent.class)
                                .action()
                                .equals(action));
        return Json.read(record.value(), AuditEvent.class);
    }

    private void has(JsonNode... entities) {
        for (var entity : entities) {
            content.withArray("entities").add(entity);
        }
    }

    /// An entity as a Backstage shows it.
    private static ObjectNode entity(String kind, String name, String origin) {
        var entity = JSON.createObjectNode()
                .put("apiVersion", "backstage.io/v1alpha1")
                .put("kind", kind);
        var metadata = entity.putObject("metadata")
                .put("name", name)
                .put("namespace", "default")
                .put("uid", "00000000-0000-0000-0000-000000000001")
                .put("etag", "0123456789");
        metadata.putObject("annotations")
                .put("backstage.io/managed-by-location", origin)
                .put("backstage.io/managed-by-origin-location", origin)
                .put("backstage.io/orphan", "true")
                .put("example.com/kept", "yes");
        entity.putObject("spec")
                .put("type", "service")
                .put("lifecycle", "production")
                .put("owner", "team-a");
        entity.putArray("relations").addObject().put("type", "ownedBy").put("targetRef", "group:default/of-old");
        entity.putObject("status").putArray("items");
        return entity;
    }

    private static ObjectNode broken(String name) {
        return entity("Component", name, "file:/a");
    }

    private String base() {
        return "/api/tenants/" + catalog.tenant().slug() + "/sources/imports";
    }

    private String start() {
        return start("{\"url\":\"%s\",\"token\":\"%s\"}".formatted(portal.url(), TOKEN))
                .statusCode(202)
                .body("state", equalTo("reading"))
                .body("$", not(hasKey("token")))
                .extract()
                .path("id");
    }

    private ValidatableResponse start(String body) {
        return catalog.tenant()
                .asOwner()
                .contentType("application/json")
                .body(body)
                .post(base())
                .then();
    }

    private void take() {
        take(TOKEN);
    }

    private void take(String token) {
        var id = start("{\"url\":\"%s\",\"token\":\"%s\"}".formatted(portal.url(), token))
                .statusCode(202)
                .extract()
                .<String>path("id");
        state(id, "ready");
        confirm(id).statusCode(202);
        state(id, "done");
    }

    private ValidatableResponse one(String id) {
        return catalog.tenant().asOwner().get(base() + "/" + id).then();
    }

    private ValidatableResponse state(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> one(id).statusCode(200).body("state", equalTo(state)));
        return one(id);
    }

    private ValidatableResponse items(String id, String verdict) {
        return catalog.tenant()
                .asOwner()
                .queryParam("verdict", verdict)
                .get(base() + "/" + id + "/items")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse confirm(String id) {
        return catalog.tenant()
                .asOwner()
                .post(base() + "/" + id + "/confirmation")
                .then();
    }

    private ValidatableResponse delete(String id) {
        return catalog.tenant().asOwner().delete(base() + "/" + id).then();
    }

    private List<String> names() {
        return catalog.request()
                .queryParam("filter", "kind=component")
                .get("/entities")
                .then()
                .statusCode(200)
                .extract()
                .path("metadata.name");
    }

    private void insert(UUID id, String state) throws SQLException {
        update("insert into import_run (id, tenant_id, url, state, started_at, claimed_until) values ('" + id + "', '"
                + catalog.tenant().id() + "', '" + portal.url() + "', '" + state
                + "', now(), now() - interval '1 minute')");
    }

    private static void update(String sql) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
