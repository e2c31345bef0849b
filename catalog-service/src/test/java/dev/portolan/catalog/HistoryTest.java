package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every change of an entity is told: when, why, and what it was before.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class HistoryTest {
    private final Catalog acme = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final ManagedEntity web = ManagedEntity.component(acme, "web");

    @Test
    void lifeOfAnEntityOfASource() {
        var file = folder.put("web.yaml", Yaml.component("web"));
        var id = acme.register(file);
        folder.put("web.yaml", Yaml.component("web").replace("[java]", "[go]").replace("team-a", "team-b"));
        acme.refresh(id, "component:default/web");
        acme.request().delete("/locations/" + id).then().statusCode(204);

        var history = web.history()
                .statusCode(200)
                .body("items.version", equalTo(List.of(3, 2, 1)))
                .body("items.operation", equalTo(List.of("deleted", "changed", "created")))
                .body("items.cause.kind", equalTo(List.of("person", "source", "source")))
                .body(
                        "items[0].cause.person",
                        equalTo("owner-of-" + acme.tenant().slug()))
                .body("items[1].cause.source", equalTo(file))
                .body("items[1].cause.file", equalTo(file))
                .body("items[1].cause.location", equalTo(id))
                .body("items[1].cause.revision", notNullValue())
                .body("items[0].etag", nullValue())
                .extract();

        assertThat(history.<String>path("items[1].cause.revision"))
                .isNotEqualTo(history.path("items[2].cause.revision"));
        assertThat(history.<List<Map<String, Object>>>path("items[1].differences"))
                .containsExactly(
                        Map.of("path", "/metadata/tags", "before", List.of("java"), "after", List.of("go")),
                        Map.of(
                                "path",
                                "/relations",
                                "before",
                                List.of(Map.of("type", "ownedBy", "targetRef", "group:default/team-a")),
                                "after",
                                List.of(Map.of("type", "ownedBy", "targetRef", "group:default/team-b"))),
                        Map.of("path", "/spec/owner", "before", "team-a", "after", "team-b"));
        assertThat(history.<List<Object>>path("items[2].differences")).isEmpty();
    }

    @Test
    void anyVersionCanBeShown() {
        web.put(web.json("team-a"));
        web.put(web.json("team-b"));
        var etag = web.get().extract().<String>path("metadata.etag");
        version(1).body("entity.spec.owner", equalTo("team-a")).body("operation", equalTo("created"));
        version(2)
                .body("entity.spec.owner", equalTo("team-b"))
                .body("entity.metadata.etag", equalTo(etag))
                .body("etag", equalTo(etag))
                .body("cause.kind", equalTo("person"))
                .body("differences.path", equalTo(List.of("/relations", "/spec/owner")));

        web.delete();

        version(2).body("entity.spec.owner", equalTo("team-b"));
        version(3).body("operation", equalTo("deleted")).body("$", not(hasKey("entity")));
        for (var none : List.of("4", "0", "-1", "x", "99999999999")) {
            acme.request()
                    .get(web.path() + "/history/" + none)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    private ValidatableResponse version(int number) {
        return acme.request()
                .get(web.path() + "/history/" + number)
                .then()
                .statusCode(200)
                .body("version", equalTo(number));
    }

    @Test
    void formerVersionCanBeRestoredAlsoAfterDeletion() {
        web.put(web.json("team-a"));
        web.put(web.json("team-b"));

        restore(1).statusCode(200).body("entity.spec.owner", equalTo("team-a"));

        web.get().body("spec.owner", equalTo("team-a"));
        web.delete();
        restore(4).statusCode(409).body("detail", containsString("deleted"));
        web.get().statusCode(404);
        restore(2).statusCode(200).body("entity.spec.owner", equalTo("team-b"));
        web.get().body("spec.owner", equalTo("team-b"));
        web.history().body("items.operation", equalTo(List.of("created", "deleted", "changed", "changed", "created")));
        restore(17).statusCode(404);
    }

    @Test
    void entityOfASourceIsNotRestored() {
        var id = acme.register(folder.put("web.yaml", Yaml.component("web")));
        restore(1).statusCode(409);
        acme.request().delete("/locations/" + id);

        restore(1).statusCode(409).body("detail", containsString("url:" + folder.url()));

        web.get().statusCode(404);
    }

    private ValidatableResponse restore(int version) {
        return acme.request()
                .post(web.path() + "/history/" + version + "/restore")
                .then();
    }

    @Test
    void relationsThatAnotherEntityGaveAreToldAsItsDoing() {
        var team = new ManagedEntity(acme, "Group", "team-a");
        var json = team.json("x");
        json.put("spec", Map.of("type", "team", "children", List.of()));
        team.put(json).statusCode(201);

        web.put(web.json("team-a")).statusCode(201);
        web.delete().statusCode(204);

        team.history()
                .body("items.operation", equalTo(List.of("changed", "changed", "created")))
                .body("items[0].cause", equalTo(Map.of("kind", "portal", "entity", "component:default/web")))
                .body("items[1].cause", equalTo(Map.of("kind", "portal", "entity", "component:default/web")))
                .body(
                        "items[1].differences",
                        equalTo(List.of(Map.of(
                                "path",
                                "/relations",
                                "after",
                                List.of(Map.of("type", "ownerOf", "targetRef", "component:default/web"))))))
                .body("items[2].cause.kind", equalTo("person"));
    }

    @Test
    void orphanIsMarkedByItsSourceAndSweptByThePortal() {
        var id = acme.register(folder.put("all.yaml", Yaml.component("web") + "---\n" + Yaml.component("api")));
        folder.put("all.yaml", Yaml.component("api"));
        acme.refresh(id, "component:default/api");

        await().atMost(Duration.ofSeconds(20)).until(() -> web.get().extract().statusCode() == 404);

        web.history()
                .body("items.operation", equalTo(List.of("deleted", "changed", "created")))
                .body("items[0].cause", equalTo(Map.of("kind", "portal")))
                .body("items[1].cause.kind", equalTo("source"))
                .body("items[1].differences.path", equalTo(List.of("/metadata/annotations/backstage.io~1orphan")));
    }

    @Test
    void whatAnotherSourceHasLeftWaitingIsNotTheDoingOfWhoFinishesIt() throws SQLException {
        var id = acme.register(folder.put("web.yaml", Yaml.component("web")));
        try (var connection = TestDatabase.superuser();
                var update = connection.createStatement()) {
            update.execute("update entity set waiting = true, etag = 'old' where ref = 'component:default/web'"
                    + " and tenant_id = '" + acme.tenant().id() + "'");
        }

        acme.register(folder.put(
                "many.yaml",
                IntStream.range(0, 600).mapToObj(i -> Yaml.component("c" + i)).collect(Collectors.joining("---\n"))));

        web.history()
                .body("items.operation", equalTo(List.of("changed", "created")))
                .body("items.cause.location", equalTo(List.of(id, id)))
                .body("items[0].cause.source", equalTo(folder.url() + "web.yaml"));
        ManagedEntity.component(acme, "c1")
                .history()
                .body("items.cause.source", equalTo(List.of(folder.url() + "many.yaml")));
    }

    @Test
    void providerIsTheCause() {
        ProviderTest.space(acme);
        ProviderTest.say(acme, "cloud", Mode.FULL, List.of(ProviderTest.resource("db")), List.of());
        var db = new ManagedEntity(acme, "Resource", "db");
        await().atMost(Duration.ofSeconds(20)).until(() -> db.get().extract().statusCode() == 200);

        db.history()
                .body("items.cause.kind", equalTo(List.of("provider")))
                .body("items[0].cause.source", equalTo("cloud"));
    }

    @Test
    void targetIsToldWithoutItsSecrets() {
        acme.register(folder.put("web.yaml", Yaml.component("web")) + "?token=s3cr3t");

        assertThat(web.history().extract().<String>path("items[0].cause.source"))
                .endsWith("/web.yaml");
    }

    @Test
    void listIsPaged() {
        for (var i = 0; i < 5; i++) {
            web.put(web.json("team-" + i));
        }
        var found = new ArrayList<Integer>();
        String cursor = null;
        do {
            var request = acme.request().queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(web.path() + "/history")
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.path("items.version"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(found).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void badQuestionsAreRefusedInThePortalsWords() {
        web.put(web.json("team-a"));
        for (var question : List.of("limit=0", "limit=201", "cursor=x")) {
            acme.request()
                    .get(web.path() + "/history?" + question)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        acme.request()
                .get("/entities/by-name/component/default/none/history")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void anotherTenantsHistoryIsAnother() {
        var globex = Catalog.fresh();
        var other = ManagedEntity.component(globex, "web");
        web.put(web.json("team-a"));
        other.put(other.json("team-b"));
        other.put(other.json("team-c"));

        web.history().body("items.size()", equalTo(1));
        acme.request().get(web.path() + "/history/2").then().statusCode(404);
        acme.at(globex.tenant().asOwner()).get(web.path() + "/history").then().statusCode(404);
    }

    @Test
    void onlySoManyVersionsAreKept() throws SQLException {
        web.put(web.json("team-a"));
        // as if it had changed a hundred times
        try (var connection = TestDatabase.superuser();
                var insert = connection.createStatement()) {
            insert.execute("update history set latest = false where ref = 'component:default/web' and tenant_id = '"
                    + acme.tenant().id() + "'");
            insert.execute("insert into history (tenant_id, ref, version, at, operation, cause, differences, latest)"
                    + " select '" + acme.tenant().id()
                    + "', 'component:default/web', n, now(), 'changed', '{}', '[]', n = 100"
                    + " from generate_series(2, 100) n");
        }

        web.put(web.json("team-b"));

        assertThat(TestDatabase.query("select min(version) from history where ref = 'component:default/web'"
                        + " and tenant_id = '" + acme.tenant().id() + "'"))
                .isEqualTo(2);
        version(101).body("entity.spec.owner", equalTo("team-b"));
        version(100).body("entity.spec.owner", equalTo("team-a"));
    }

    @Test
    void changeThatFailsLeavesNoVersion() {
        web.put(web.json("team-a"));
        web.put(Map.of()).statusCode(400);

        web.history().body("items.size()", equalTo(1)).body("items[0].differences", empty());
    }
}
