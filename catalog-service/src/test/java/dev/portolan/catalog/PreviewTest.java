package dev.portolan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class PreviewTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void aPreviewSaysWhatWouldBeAddedAndRefusedAndKeepsNothing() {
        catalog.register(folder.put("holder.yaml", Yaml.component("held")));
        var before = rows();
        var target = folder.put(
                "all.yaml",
                Yaml.component("web").replace("metadata:\n", "metadata:\n  title: The web\n")
                        + "---\n" + Yaml.component("bad name")
                        + "---\n" + Yaml.component("held")
                        + "---\n" + Yaml.component("web")
                        + "---\nkind: [\n");

        preview(Map.of("kind", "url", "target", target))
                .body(
                        "entities.ref",
                        contains(
                                "component:default/web",
                                "component:default/bad name",
                                "component:default/held",
                                "component:default/web"))
                .body("entities.verdict", contains("new", "refused", "refused", "refused"))
                .body("entities[0].kind", equalTo("Component"))
                .body("entities[0].name", equalTo("web"))
                .body("entities[0].title", equalTo("The web"))
                .body("entities[0].owner", equalTo("team-a"))
                .body("entities[0].file", equalTo(target))
                .body("entities[1]", not(hasKey("title")))
                .body("entities[1].errors.path", contains("/metadata/name"))
                .body(
                        "entities[2].errors.message",
                        contains(containsString("already referenced by url:" + folder.url())))
                .body("entities[3].errors.message", contains(startsWith("The file has two documents for")))
                .body("errors.document", contains(5))
                .body("counts", equalTo(Map.of("new", 1, "changed", 0, "unchanged", 0, "refused", 3)));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsRegisteredAlreadyIsCompared() {
        var target = folder.put("all.yaml", Yaml.component("same") + "---\n" + Yaml.component("differs"));
        catalog.register(target);
        folder.put(
                "all.yaml",
                Yaml.component("same") + "---\n"
                        + Yaml.component("differs").replace("team-a", "team-b")
                        + "---\n" + Yaml.component("fresh"));

        preview(Map.of("kind", "url", "target", target))
                .body("entities.verdict", contains("unchanged", "changed", "new"))
                .body("counts", equalTo(Map.of("new", 1, "changed", 1, "unchanged", 1, "refused", 0)));
    }

    @Test
    void anUploadIsSeenBeforeItIsKept() {
        catalog.upload("teams.yaml", Yaml.component("web"));

        preview(Map.of("kind", "upload", "name", "teams.yaml", "content", Yaml.component("web")))
                .body("entities.verdict", contains("unchanged"))
                .body("entities.file", contains("upload:teams.yaml"));
        preview(Map.of("kind", "upload", "name", "other.yaml", "content", Yaml.component("web")))
                .body("entities.verdict", contains("refused"))
                .body(
                        "entities[0].errors.message",
                        contains(containsString("already referenced by upload:teams.yaml")));
    }

    @Test
    void whatThePlanHasNoRoomForWouldBeRefused() {
        var token = catalog.tenant().token("owner", TestTenant.all(), Map.of("entities", 2));
        catalog.awaitRead(catalog.sourcesAt(given().header("Authorization", "Bearer " + token))
                .body(Map.of("kind", "upload", "name", "one.yaml", "content", Yaml.component("one")))
                .post()
                .path("id"));

        preview(Map.of(
                        "kind",
                        "upload",
                        "name",
                        "two.yaml",
                        "content",
                        Yaml.component("two") + "---\n" + Yaml.component("three")))
                .body("entities.verdict", contains("new", "refused"))
                .body(
                        "entities[1].errors.message",
                        contains("component:default/three was not added: the plan allows 2 entities, and the catalog"
                                + " has 2."));
    }

    @Test
    void whatCannotBeHadIsSaid() {
        preview(Map.of("kind", "url", "target", folder.url() + "missing.yaml"))
                .body("entities.size()", equalTo(0))
                .body("errors.message", contains(startsWith("Unable to read url: ")));
    }

    private ValidatableResponse preview(Map<String, String> body) {
        return catalog.sources().body(body).post("/preview").then().statusCode(200);
    }

    private static String rows() {
        return Stream.of("location", "source", "entity", "emission", "finding", "upload", "source_file")
                .map(table -> table + "=" + TestDatabase.count(table))
                .collect(Collectors.joining(" "));
    }
}
