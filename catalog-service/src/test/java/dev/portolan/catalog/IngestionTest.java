package dev.portolan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class IngestionTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void relationsGoBothWays() {
        catalog.register(folder.put(
                "all.yaml",
                Yaml.component("web", "  dependsOn: [resource:db, component:other/api]\n  system: shop\n")
                        + "---\n" + Yaml.entity("Resource", "db", "type: database\nowner: user:bob")
                        + "---\n" + Yaml.entity("Group", "team-a", "type: team\nchildren: []\nmembers: [bob]")));

        entity("component/default/web")
                .body("relations.type", equalTo(List.of("dependsOn", "dependsOn", "ownedBy", "partOf")))
                .body(
                        "relations.targetRef",
                        equalTo(List.of(
                                "component:other/api",
                                "resource:default/db",
                                "group:default/team-a",
                                "system:default/shop")));
        entity("resource/default/db").body("relations.type", equalTo(List.of("dependencyOf", "ownedBy")));
        entity("group/default/team-a")
                .body("relations.type", equalTo(List.of("hasMember", "ownerOf")))
                .body("relations.targetRef", equalTo(List.of("user:default/bob", "component:default/web")));
    }

    @Test
    void relationsComeAndGoWithTheirSource() {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));
        catalog.register(folder.put("group.yaml", Yaml.entity("Group", "team-a", "type: team\nchildren: []")));
        entity("group/default/team-a").body("relations.targetRef", equalTo(List.of("component:default/web")));
        folder.put("web.yaml", Yaml.component("web").replace("team-a", "team-b"));

        catalog.refresh(id, "component:default/web");

        entity("group/default/team-a").body("relations", equalTo(List.of()));
    }

    @Test
    void locationEntitiesLeadOn() {
        folder.put("teams/a/info.yaml", Yaml.component("one"));
        folder.put("teams/more.yaml", Yaml.location("more", "./a/info.yaml"));
        var root = folder.put("root.yaml", Yaml.location("root", "./teams/more.yaml", "missing.yaml", "./all/*.yaml"));

        var id = catalog.register(root);

        entity("component/default/one")
                .body(
                        "metadata.annotations.'backstage.io/managed-by-location'",
                        equalTo("url:" + folder.url() + "teams/a/info.yaml"))
                .body("metadata.annotations.'backstage.io/managed-by-origin-location'", equalTo("url:" + root));
        catalog.request()
                .get("/entities/by-name/component/default/one/ancestry")
                .then()
                .body("rootEntityRef", equalTo("component:default/one"))
                .body("items.entity.metadata.name", hasItems("one", "more", "root"))
                .body("items[0].parentEntityRefs", equalTo(List.of("location:default/more")))
                .body("items[1].parentEntityRefs", equalTo(List.of("location:default/root")))
                .body("items.size()", equalTo(4));
        List<String> messages = catalog.source(id).path("errors.message");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains("./all/*.yaml").contains("web servers do not list their folders");
        assertThat(messages.get(1)).contains("missing.yaml").contains("404");
    }

    @Test
    void anOptionalTargetMayBeMissing() {
        var id = catalog.register(
                folder.put("root.yaml", Yaml.entity("Location", "root", "presence: optional\ntarget: ./missing.yaml")));
        assertThat((String) catalog.source(id).path("state")).isEqualTo("ok");
        folder.put("missing.yaml", Yaml.component("late"));

        catalog.refresh(id, "location:default/root");

        entity("component/default/late").body("kind", equalTo("Component"));
    }

    @Test
    void otherFilesAreSubstituted() {
        folder.put("api.graphql", "type Query { a: Int }\n");
        folder.put("links.yaml", "- url: https://a.test/\n");
        folder.put("more.json", "{\"a\": [1]}");
        folder.put("two.yaml", "a: 1\n---\nb: 2\n");
        var id = catalog.register(folder.put(
                "all.yaml",
                Yaml.entity(
                                "API",
                                "good",
                                "type: graphql\nlifecycle: p\nowner: o\ndefinition: {$text: ./api.graphql}\nmore: {$json: more.json}\n"
                                        + "links: {$yaml: links.yaml}\nother: {$ref: x}")
                        + "---\n" + substituted("two", "$yaml: two.yaml")
                        + "---\n" + substituted("abroad", "$text: https://example.com/a")
                        + "---\n" + substituted("list", "$text: [a]")));

        entity("api/default/good")
                .body("spec.definition", equalTo("type Query { a: Int }\n"))
                .body("spec.more", equalTo(Map.of("a", List.of(1))))
                .body("spec.links[0].url", equalTo("https://a.test/"))
                .body("spec.other", equalTo(Map.of("$ref", "x")));
        List<String> messages = catalog.source(id).path("errors.message");
        assertThat(messages.get(0))
                .isEqualTo("Placeholder $yaml expected to find exactly one document of data at two.yaml, found 2");
        assertThat(messages.get(1)).startsWith("Placeholder may only reference files from the same repository");
        assertThat(messages.get(2)).startsWith("Placeholder $text expected a string value parameter");
        assertThat((List<Integer>) catalog.source(id).path("errors.line")).containsExactly(22, 33, 44);
    }

    private static String substituted(String name, String substitution) {
        return Yaml.entity("API", name, "type: x\nlifecycle: p\nowner: o\ndefinition:\n  " + substitution);
    }

    @Test
    void whatIsNoLongerEmittedIsAnOrphanAndThenGone() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("stays") + "---\n" + Yaml.component("goes")));
        folder.put("all.yaml", Yaml.component("stays"));

        catalog.refresh(id, "component:default/stays");

        entity("component/default/goes").body("metadata.annotations.'backstage.io/orphan'", equalTo("true"));
        await().atMost(Duration.ofSeconds(15)).until(() -> status("component/default/goes") == 404);
        assertThat(status("component/default/stays")).isEqualTo(200);
    }

    @Test
    void aBrokenFileTakesNothingAway() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web") + "---\n" + Yaml.component("old")));
        folder.put("all.yaml", Yaml.component("web").replace("type: service", "type: ''") + "---\nkind: [\n");

        catalog.refresh(id, "component:default/web");

        entity("component/default/web")
                .body("spec.type", equalTo("service"))
                .body("status.items[0].level", equalTo("error"))
                .body("status.items[0].type", equalTo("backstage.io/catalog-processing"))
                .body(
                        "status.items[0].error.message",
                        containsString("/spec/type must NOT have fewer than 1 characters"));
        entity("component/default/old").body("metadata.annotations.'backstage.io/orphan'", nullValue());
    }

    @Test
    void aMissingFileTakesNothingAway() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web")));
        folder.remove("all.yaml");

        catalog.refresh(id, "component:default/web");

        assertThat((String) catalog.source(id).path("state")).isEqualTo("failed");
        entity("component/default/web").body("metadata.annotations.'backstage.io/orphan'", nullValue());
    }

    @Test
    void theFirstWriterKeepsAReference() {
        var first = catalog.register(folder.put("first.yaml", Yaml.component("web", "  from: first\n")));
        var second = catalog.register(folder.put("second.yaml", Yaml.component("web", "  from: second\n")));

        entity("component/default/web").body("spec.from", equalTo("first"));
        assertThat((List<String>) catalog.source(second).path("errors.message"))
                .containsExactly(
                        ("Detected conflicting entityRef component:default/web already referenced by url:%sfirst.yaml"
                                        + " and now also url:%ssecond.yaml")
                                .formatted(folder.url(), folder.url()));

        catalog.request().delete("/locations/" + first).then().statusCode(204);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> status("component/default/web") == 200
                        && catalog.source(second).path("state").equals("ok"));
        entity("component/default/web").body("spec.from", equalTo("second"));
    }

    @Test
    void removingALocationRemovesItsEntities() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web")));

        catalog.request().delete("/locations/" + id).then().statusCode(204);

        catalog.request().get("/entities").then().body("$", equalTo(List.of()));
        catalog.request().get("/locations/" + id).then().statusCode(404);
    }

    @Test
    void whatAnotherLocationLeadsToOutlivesTheFirst() {
        var shared = folder.put("shared.yaml", Yaml.component("shared"));
        var first = catalog.register(
                folder.put("first.yaml", Yaml.location("first", "./shared.yaml") + "---\n" + Yaml.component("own")));
        var second = catalog.register(shared);
        assertThat((String) catalog.source(second).path("state")).isEqualTo("ok");

        catalog.request().delete("/locations/" + first).then().statusCode(204);

        assertThat(status("component/default/own")).isEqualTo(404);
        entity("component/default/shared").body("metadata.annotations.'backstage.io/orphan'", nullValue());
    }

    @Test
    void anOrphanThatIsEmittedAgainIsNone() {
        var both = Yaml.component("stays") + "---\n" + Yaml.component("goes");
        var id = catalog.register(folder.put("all.yaml", both));
        String uid = entity("component/default/goes").extract().path("metadata.uid");
        folder.put("all.yaml", Yaml.component("stays"));
        catalog.refresh(id, "component:default/stays");
        entity("component/default/goes").body("metadata.annotations.'backstage.io/orphan'", equalTo("true"));

        folder.put("all.yaml", both);
        catalog.refresh(id, "component:default/stays");

        entity("component/default/goes")
                .body("metadata.annotations.'backstage.io/orphan'", nullValue())
                .body("metadata.uid", equalTo(uid));
    }

    @Test
    void theLoserOfAConflictIsToldWhateverTheKindsOfTheSources() {
        catalog.upload("teams.yaml", Yaml.component("web", "  from: upload\n"));
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web", "  from: file\n")));

        entity("component/default/web").body("spec.from", equalTo("upload"));
        assertThat((List<String>) catalog.source(id).path("errors.message"))
                .containsExactly(("Detected conflicting entityRef component:default/web already referenced by"
                                + " upload:teams.yaml and now also url:%sall.yaml")
                        .formatted(folder.url()));
        assertThat((List<String>) catalog.source(id).path("errors.entityRef")).containsExactly("component:default/web");
    }

    @Test
    void aDeletedEntityComesBack() {
        catalog.register(folder.put("all.yaml", Yaml.component("web")));
        String uid = entity("component/default/web").extract().path("metadata.uid");

        catalog.request().delete("/entities/by-uid/" + uid).then().statusCode(204);

        await().atMost(Duration.ofSeconds(10)).until(() -> status("component/default/web") == 200);
        entity("component/default/web").body("metadata.uid", not(uid));
    }

    @Test
    void aMovedLocationKeepsItsEntity() {
        var id = catalog.register(folder.put("old.yaml", Yaml.component("old")));
        var target = folder.put("new.yaml", Yaml.component("new"));
        String ref = catalog.request().get("/locations/" + id).path("entityRef");

        catalog.request()
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .put("/locations/" + id)
                .then()
                .statusCode(200)
                .body("entityRef", equalTo(ref))
                .body("target", equalTo(target));

        await().atMost(Duration.ofSeconds(10)).until(() -> status("component/default/new") == 200);
        catalog.request()
                .get("/locations/by-entity/component/default/new")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void thePlansLimitHoldsNewEntitiesBack() {
        var target = folder.put(
                "three.yaml", Yaml.component("a") + "---\n" + Yaml.component("b") + "---\n" + Yaml.component("c"));
        var token = catalog.tenant().token("owner", TestTenant.all(), Map.of("entities", 2));
        String id = catalog.at(given().header("Authorization", "Bearer " + token))
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .path("location.id");
        catalog.awaitRead(id);

        catalog.request()
                .queryParam("filter", "kind=component")
                .get("/entities")
                .then()
                .body("metadata.name", equalTo(List.of("a", "b")));
        assertThat((List<String>) catalog.source(id).path("errors.message"))
                .containsExactly(
                        "component:default/c was not added: the plan allows 2 entities, and the catalog has 2.");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web")));

        catalog.refresh(id, "component:default/web");

        assertThat(folder.sent("all.yaml")).isEqualTo(1);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInWords() {
        var id = catalog.register(folder.put("large.yaml", "#" + "x".repeat(6 * 1024 * 1024)));

        assertThat((List<String>) catalog.source(id).path("errors.message"))
                .singleElement()
                .asString()
                .startsWith("Unable to read url: ");
    }

    @Test
    void addressesInsideAreRefusedInWords() {
        var id = catalog.register("http://127.0.0.1:9/a.yaml");

        assertThat((List<String>) catalog.source(id).path("errors.message"))
                .singleElement()
                .asString()
                .startsWith("Unable to read url: ");
    }

    private ValidatableResponse entity(String path) {
        return catalog.request().get("/entities/by-name/" + path).then().statusCode(200);
    }

    private int status(String path) {
        return catalog.request().get("/entities/by-name/" + path).statusCode();
    }
}
