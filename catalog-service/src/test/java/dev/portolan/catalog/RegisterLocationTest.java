package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class RegisterLocationTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void aFileOfAHundredEntitiesIsVisibleAtOnce() {
        var file = folder.put(
                "hundred.yaml",
                IntStream.range(0, 100).mapToObj(i -> Yaml.component("c" + i)).collect(Collectors.joining("---\n")));
        catalog.register(folder.put("warm-up.yaml", Yaml.component("warm")));

        var began = System.nanoTime();
        catalog.post(file);
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> total("kind=component") == 101);

        Log.infof(
                "100 entities visible after %d ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private int total(String filter) {
        return catalog.request()
                .queryParam("filter", filter)
                .queryParam("limit", 0)
                .get("/entities/by-query")
                .then()
                .statusCode(200)
                .extract()
                .path("totalItems");
    }

    @Test
    void theAnswerIsBackstages() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));

        catalog.request()
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .then()
                .statusCode(201)
                .body("location.type", equalTo("url"))
                .body("location.target", equalTo(target))
                .body("location.entityRef", matchesPattern("location:default/generated-[0-9a-f]{40}"))
                .body("entities", equalTo(List.of()))
                .body("$", not(hasKey("exists")));
    }

    @Test
    void ofManyAtOnceOneRegistersAndTheOthersHearThatItExists() throws InterruptedException {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var body = "{\"type\":\"url\",\"target\":\"" + target + "\"}";

        var people = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual()
                        .start(() -> statuses.add(
                                catalog.request().body(body).post("/locations").statusCode())))
                .toList();
        for (var person : people) {
            person.join();
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void theEntityIsCompleted() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));

        catalog.register(target);

        catalog.request()
                .get("/entities/by-name/Component/Default/WEB")
                .then()
                .statusCode(200)
                .body("metadata.namespace", equalTo("default"))
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("url:" + target))
                .body("metadata.annotations.'backstage.io/managed-by-origin-location'", equalTo("url:" + target))
                .body("metadata.annotations.'backstage.io/view-url'", equalTo(target))
                .body("metadata.uid", matchesPattern("[0-9a-f-]{36}"))
                .body("metadata.etag", matchesPattern("[0-9a-f]{40}"))
                .body("relations.type", equalTo(List.of("ownedBy")))
                .body("relations.targetRef", equalTo(List.of("group:default/team-a")));
    }

    @Test
    void aDryRunKeepsNothing() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));

        catalog.request()
                .queryParam("dryRun", "true")
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .then()
                .statusCode(201)
                .body("location.id", equalTo("url:" + target))
                .body("exists", equalTo(false))
                .body("entities.kind", equalTo(List.of("Location", "Component")));

        catalog.request().get("/locations").then().body("$", equalTo(List.of()));
    }

    @Test
    void aSecondRegistrationIsAConflict() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));
        catalog.register(target);

        catalog.request()
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .then()
                .statusCode(409)
                .body("error.name", equalTo("ConflictError"))
                .body("error.message", equalTo("Location url:" + target + " already exists"))
                .body("request.url", equalTo("/locations"))
                .body("response.statusCode", equalTo(409));
    }

    @Test
    void aSecondRegistrationMayRefresh() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web"));
        var id = catalog.register(target);
        folder.put("catalog-info.yaml", Yaml.component("web2"));

        catalog.request()
                .queryParam("onConflict", "refresh")
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .then()
                .statusCode(201)
                .body("location.id", equalTo(id));

        await().atMost(Duration.ofSeconds(5)).until(() -> total("metadata.name=web2") == 1);
    }

    @Test
    void anAnalysisTellsWhatIsThere() {
        var target = folder.put("catalog-info.yaml", Yaml.component("web") + "---\n" + Yaml.component("web2"));
        var id = catalog.register(target);

        analysis(target)
                .body("generateEntities", equalTo(List.of()))
                .body("existingEntityFiles.entity.metadata.name", equalTo(List.of("web", "web2")))
                .body("existingEntityFiles.location.target", equalTo(List.of(target, target)))
                .body("existingEntityFiles.location.type", equalTo(List.of("url", "url")))
                .body("existingEntityFiles.isRegistered", equalTo(List.of(true, true)));

        catalog.request().delete("/locations/" + id).then().statusCode(204);
        analysis(target).body("existingEntityFiles.isRegistered", equalTo(List.of(false, false)));
    }

    @Test
    void anAnalysisOfAPlaceWithoutADescriptorProposesOne() {
        folder.put("acme/web", "<html><body>a page</body></html>");

        analysis(folder.url() + "acme/web")
                .body("existingEntityFiles", equalTo(List.of()))
                .body("generateEntities[0].fields", equalTo(List.of()))
                .body("generateEntities[0].entity.kind", equalTo("Component"))
                .body("generateEntities[0].entity.metadata.name", equalTo("web"))
                .body("generateEntities[0].entity.spec", equalTo(Map.of("type", "other", "lifecycle", "unknown")));
    }

    private ValidatableResponse analysis(String target) {
        return catalog.request()
                .body(Map.of("location", Map.of("type", "url", "target", target)))
                .post("/analyze-location")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsWrongIsToldAtTheLocation() {
        var target = folder.put(
                "catalog-info.yaml",
                Yaml.component("good") + "---\nkind: Component\nmetadata: [\n---\n" + Yaml.component("bad name")
                        + "---\n" + Yaml.component("fine"));

        var id = catalog.register(target);

        var source = catalog.source(id);
        assertThat((String) source.path("state")).isEqualTo("failed");
        assertThat((List<Integer>) source.path("errors.document")).containsExactly(2, 3);
        assertThat((List<String>) source.path("errors.path")).containsExactly(null, "/metadata/name");
        assertThat((List<Integer>) source.path("errors.line")).containsExactly(13, 17);
        catalog.request()
                .queryParam("filter", "kind=component")
                .get("/entities")
                .then()
                .body("metadata.name", hasItems("good", "fine"))
                .body("size()", equalTo(2));
    }
}
