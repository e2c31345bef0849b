package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entities that people keep in the portal itself.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ManagedTest {
    private final Catalog acme = Catalog.fresh();
    private final ManagedEntity web = ManagedEntity.component(acme, "web");

    @Test
    void entityIsThereWhenTheCallReturns() {
        web.put(web.json("team-a"))
                .statusCode(201)
                .body("entity.metadata.name", equalTo("web"))
                .body("entity.metadata.namespace", equalTo("default"))
                .body("entity.metadata.annotations.'backstage.io/managed-by-location'", equalTo("managed:portal"))
                .body("entity.relations[0].targetRef", equalTo("group:default/team-a"));

        web.get().statusCode(200).body("spec.owner", equalTo("team-a"));
        assertThat(acme.request()
                        .queryParam("filter", "relations.ownedBy=group:default/team-a")
                        .get("/entities")
                        .<List<String>>path("metadata.name"))
                .containsExactly("web");
    }

    @Test
    void nothingLeadsToIt() {
        web.put(web.json("team-a"));

        acme.request()
                .get(web.path() + "/ancestry")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].parentEntityRefs", equalTo(List.of()));
        acme.request().get("/locations").then().body("$", equalTo(List.of()));
    }

    @Test
    void entityOfTheSameNameIsChanged() {
        var made = web.put(web.json("team-a")).statusCode(201).extract();

        var changed = web.put(web.json("team-b")).statusCode(200).extract();

        assertThat(changed.<String>path("entity.spec.owner")).isEqualTo("team-b");
        assertThat(changed.<String>path("entity.metadata.uid")).isEqualTo(made.path("entity.metadata.uid"));
        assertThat(changed.header("ETag"))
                .isEqualTo("\"" + changed.<String>path("entity.metadata.etag") + "\"")
                .isNotEqualTo(made.header("ETag"));
    }

    @Test
    void whatWasReadCanBeSentBack() {
        web.put(web.json("team-a"));
        Map<String, Object> read = web.get().extract().path("");

        var again = web.put(read).statusCode(200).extract();

        assertThat(again.<Object>path("entity")).isEqualTo(read);
        web.history().body("items.operation", equalTo(List.of("created")));
    }

    @Test
    void everyChangeIsOnRecordAndSayingTheSameAgainIsNone() {
        web.put(web.json("team-a")).statusCode(201);
        web.put(web.json("team-a")).statusCode(200);
        web.put(web.json("team-b")).statusCode(200);
        web.delete().statusCode(204);
        acme.request().post(web.path() + "/history/1/restore").then().statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(audit())
                        .extracting(AuditEvent::action)
                        .containsExactly("entity.created", "entity.changed", "entity.deleted", "entity.created"));

        assertThat(audit()).allSatisfy(event -> {
            assertThat(event.target().id()).isEqualTo("component:default/web");
            assertThat(event.actor().subject())
                    .isEqualTo("owner-of-" + acme.tenant().slug());
        });
    }

    private List<AuditEvent> audit() {
        return TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(tenant()))
                .map(record -> Json.read(record.value(), AuditEvent.class))
                .toList();
    }

    @Test
    void namesThatNobodyCanHaveAreUnknown() {
        var odd = "/entities/by-name/component/default/a%00b";
        web.put(web.json("team-a"));

        acme.request().urlEncodingEnabled(false).delete(odd).then().statusCode(404);
        acme.request().urlEncodingEnabled(false).get(odd + "/history").then().statusCode(404);
        acme.request().urlEncodingEnabled(false).get(odd + "/history/1").then().statusCode(404);
        acme.request()
                .urlEncodingEnabled(false)
                .post(odd + "/history/1/restore")
                .then()
                .statusCode(404);
        acme.request()
                .urlEncodingEnabled(false)
                .body(web.json("team-a"))
                .put(odd)
                .then()
                .statusCode(404);
    }

    private String tenant() {
        return acme.tenant().id().toString();
    }

    @Test
    void whoeverHasReadAnOlderOneIsRefused() {
        var seen = web.put(web.json("team-a")).extract().header("ETag");
        web.put(acme.request().header("If-Match", seen), web.json("team-b")).statusCode(200);

        web.put(acme.request().header("If-Match", seen), web.json("team-c"))
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("https://portolan.dev/problems/precondition-failed"));
        acme.request().header("If-Match", seen).delete(web.path()).then().statusCode(412);
        web.put(acme.request().header("If-None-Match", "*"), web.json("team-c")).statusCode(412);
        ManagedEntity.component(acme, "none")
                .put(acme.request().header("If-Match", "*"), web.json("team-c"))
                .statusCode(400);
        var none = ManagedEntity.component(acme, "none");
        none.put(acme.request().header("If-Match", "*"), none.json("team-c")).statusCode(412);

        web.get().body("spec.owner", equalTo("team-b"));
        web.put(acme.request().header("If-Match", "*"), web.json("team-c")).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                              | ``             | apiVersion
            []                                                              | ``             | an object
            null                                                            | ``             | an object
            {"kind":"Component","metadata":{"name":"web"}}                  | ``             | apiVersion
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"a b"},"spec":{}} | /metadata/name | a b
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"web"},"spec":{"type":"a","lifecycle":"b"}} | /spec | owner
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"web"},"spec":{"type":1,"lifecycle":"b","owner":"c"}} | /spec/type | text
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"web","tags":["A B"]},"spec":{"type":"a","lifecycle":"b","owner":"c"}} | /metadata/tags/0 | A B
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"web"},"other":1,"spec":{"type":"a","lifecycle":"b","owner":"c"}} | /other | add
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"api"},"spec":{"type":"a","lifecycle":"b","owner":"c"}} | /metadata/name | web
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"web","namespace":"x"},"spec":{"type":"a","lifecycle":"b","owner":"c"}} | /metadata/namespace | default
            {"apiVersion":"backstage.io/v1alpha1","kind":"Resource","metadata":{"name":"web"},"spec":{"type":"a","owner":"c"}} | /kind | component
            """)
    void whatIsNotInOrderIsToldByField(String body, String pointer, String word) {
        var before = TestDatabase.count("entity");

        var answer = web.put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://portolan.dev/problems/invalid"))
                .body("violations.pointer", hasItem(pointer))
                .extract();

        assertThat(answer.<List<String>>path("violations.message")).anyMatch(message -> message.contains(word));
        assertThat(TestDatabase.count("entity")).isEqualTo(before);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        web.put("{").statusCode(400).contentType("application/problem+json");
        web.put("").statusCode(400).contentType("application/problem+json");
        web.put("[".repeat(1_100)).statusCode(400).contentType("application/problem+json");
        acme.request()
                .contentType("text/plain")
                .body("kind: Component")
                .put(web.path())
                .then()
                .statusCode(415);
    }

    @Test
    void tooDeepIsRefused() {
        var json = web.json("team-a");
        Object deep = "x";
        for (var i = 0; i < 80; i++) {
            deep = Map.of("d", deep);
        }
        json.put("spec", Map.of("type", "a", "lifecycle", "b", "owner", "c", "more", deep));

        web.put(json).statusCode(400).body("violations[0].message", containsString("60 levels"));
    }

    @Test
    void nameOfASourcesEntityIsTaken() {
        var file = DescriptorHost.folder().put("web.yaml", Yaml.component("web"));
        acme.register(file);

        web.put(web.json("team-b"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://portolan.dev/problems/conflict"))
                .body("detail", containsString("component:default/web comes from url:" + file));
        web.delete().statusCode(409).body("detail", containsString("url:" + file));

        web.get().body("spec.owner", equalTo("team-a"));
    }

    @Test
    void sourceComesSecondAndIsToldWhoHoldsTheName() {
        web.put(web.json("team-b")).statusCode(201);

        var id = acme.register(DescriptorHost.folder().put("web.yaml", Yaml.component("web")));

        assertThat(acme.source(id).<String>path("state")).isEqualTo("failed");
        assertThat(acme.source(id).<String>path("errors[0].message")).contains("managed:portal");
        web.get().body("spec.owner", equalTo("team-b"));
        web.delete().statusCode(204);
        Awaitility.await().until(() -> "team-a".equals(web.get().extract().path("spec.owner")));
    }

    @Test
    void removedEntityIsGoneAtOnceWithItsRelations() {
        web.put(web.json("team-a"));
        var group = new ManagedEntity(acme, "Group", "team-a");
        var team = group.json("x");
        team.put("spec", Map.of("type", "team", "children", List.of()));
        group.put(team).statusCode(201).body("entity.relations.targetRef", hasItem("component:default/web"));

        web.delete().statusCode(204);

        web.get().statusCode(404).body("error.name", equalTo("NotFoundError"));
        group.get().body("relations", equalTo(List.of()));
        web.delete().statusCode(404).body("type", equalTo("https://portolan.dev/problems/not-found"));
    }

    @Test
    void planHoldsForThemToo() {
        var token = acme.tenant().token("owner", Permissions.CATALOG_ENTITY_WRITE, Map.of("entities", 2));
        for (var name : List.of("a", "b")) {
            var one = ManagedEntity.component(acme, name);
            one.put(with(token), one.json("team-a")).statusCode(201);
        }
        var third = ManagedEntity.component(acme, "c");

        third.put(with(token), third.json("team-a"))
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body("detail", startsWith("The plan allows 2 entities, and the catalog has 2."));

        var first = ManagedEntity.component(acme, "a");
        first.put(with(token), first.json("team-b")).statusCode(200);
    }

    private RequestSpecification with(String token) {
        return acme.at(RestAssured.given().header("Authorization", "Bearer " + token));
    }

    @Test
    void onlyWhoMayWriteEntitiesMay() {
        web.put(web.json("team-a")).statusCode(201);
        var locations =
                acme.tenant().as("dev", Permissions.CATALOG_LOCATION_WRITE + " " + Permissions.CATALOG_ENTITY_READ);

        web.put(acme.at(locations), web.json("team-b"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://portolan.dev/problems/forbidden"));
        acme.at(acme.tenant().asViewer()).delete(web.path()).then().statusCode(403);
        acme.at(acme.tenant().asViewer())
                .post(web.path() + "/history/1/restore")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherTenantKeepsItsOwnOfTheSameName() {
        var globex = Catalog.fresh();
        var other = ManagedEntity.component(globex, "web");
        web.put(web.json("team-a")).statusCode(201);
        other.put(other.json("team-b")).statusCode(201);

        other.delete().statusCode(204);

        web.get().statusCode(200).body("spec.owner", equalTo("team-a"));
        web.put(acme.at(globex.tenant().asOwner()), web.json("team-x")).statusCode(404);
        web.get().statusCode(200).body("spec.owner", equalTo("team-a"));
    }

    @Test
    void ofManyWhoHaveReadTheSameOnlyOneChangesIt() throws InterruptedException, ExecutionException {
        var seen = web.put(web.json("team-a")).extract().header("ETag");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i ->
                                    () -> web.put(acme.request().header("If-Match", seen), web.json("team-" + i))
                                            .extract()
                                            .statusCode())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .filteredOn(status -> status == 412)
                    .hasSize(7);
        }
    }

    @Test
    void tenantsSourceOfThemTellsHowManyThereAre() {
        web.put(web.json("team-a"));
        var api = ManagedEntity.component(acme, "api");
        api.put(api.json("team-a"));

        acme.tenant()
                .asOwner()
                .get("/api/tenants/" + acme.tenant().slug() + "/sources")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].target", equalTo("portal"))
                .body("items[0].state", equalTo("ok"))
                .body("items[0].entities", equalTo(2));
    }
}
