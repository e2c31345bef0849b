package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class SourceErrorsTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void everyTroubleOfTheTenantIsInOneListNewestFirst() {
        var target = folder.put("web.yaml", Yaml.component("good") + "---\n" + Yaml.component("bad name"));
        var first = catalog.register(target);
        var second = catalog.upload("teams.yaml", "kind: Component\nmetadata: [\n");

        catalog.sources()
                .get("/errors")
                .then()
                .statusCode(200)
                .body("items.source", contains(second, first))
                .body("items.kind", contains("upload", "url"))
                .body("items.target", contains("teams.yaml", target))
                .body("items.document", contains(1, 2))
                .body("items[1].file", equalTo(target))
                .body("items[1].line", equalTo(14))
                .body("items[1].path", equalTo("/metadata/name"))
                .body("items[1].entityRef", equalTo("component:default/bad name"))
                .body("items[1].found", equalTo("bad name"))
                .body("items[1].expected", startsWith("a string that is sequences of [a-zA-Z0-9]"))
                .body("items[1].message", containsString("\"metadata.name\" is not valid"))
                .body("items[1].mend", startsWith("Put a string that is"))
                .body("items[1].at", startsWith("20"));
        catalog.sources().queryParam("source", first).get("/errors").then().body("items.source", contains(first));
    }

    @Test
    void theListIsPaged() {
        catalog.upload(
                "many.yaml",
                IntStream.range(0, 25).mapToObj(i -> Yaml.component("bad " + i)).collect(Collectors.joining("---\n")));

        var refs = new ArrayList<String>();
        String cursor = null;
        do {
            var request = catalog.sources().queryParam("limit", 10);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/errors").then().statusCode(200).extract();
            refs.addAll(page.path("items.entityRef"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(refs).hasSize(25).doesNotHaveDuplicates();
        catalog.sources()
                .queryParam("cursor", "x")
                .get("/errors")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("cursor"));
    }

    @Test
    void theListIsATableToo() {
        catalog.upload("all.yaml", Yaml.component("=cmd|x") + "---\n" + Yaml.component("bad \"name\""));

        var answer = catalog.sources()
                .accept("text/csv")
                .queryParam("limit", 1)
                .get("/errors")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Link", startsWith("<?limit=1&cursor="))
                .extract();
        var whole = catalog.sources().accept("text/csv").get("/errors").asString();

        assertThat(answer.asString().lines()).hasSize(2);
        assertThat(whole)
                .startsWith(
                        "\"source\",\"target\",\"kind\",\"at\",\"file\",\"line\",\"document\",\"path\",\"entity_ref\","
                                + "\"found\",\"expected\",\"message\",\"mend\"\r\n")
                .contains("\"'=cmd|x\"")
                .contains("\"bad \"\"name\"\"\"");
    }

    @Test
    void ofTooManyTheFirstAreKept() {
        var id = catalog.upload(
                "many.yaml",
                IntStream.range(0, 250)
                        .mapToObj(i -> Yaml.component("bad " + i))
                        .collect(Collectors.joining("---\n")));

        catalog.sources()
                .get("/" + id)
                .then()
                .body("errors", hasSize(200))
                .body(
                        "errors[199].message",
                        equalTo("There are 250 findings in this source; the first 199 are listed."));
    }

    @Test
    void whatIsMendedIsGoneAndWhatStaysKeepsItsTime() {
        var bad = Yaml.component("bad one") + "---\n" + Yaml.component("bad two");
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web") + "---\n" + bad));
        List<String> before = catalog.source(id).path("errors.at");
        folder.put("all.yaml", Yaml.component("web") + "---\n" + bad.replace("bad two", "two"));

        catalog.refresh(id, "component:default/web");

        catalog.sources()
                .get("/errors")
                .then()
                .body("items.entityRef", contains("component:default/bad one"))
                .body("items.at", everyItem(equalTo(before.getFirst())));
    }

    @Test
    void anotherTenantsTroublesAreNotThere() {
        var id = catalog.upload("teams.yaml", Yaml.component("bad name"));
        var other = Catalog.fresh();

        other.sources().get("/errors").then().body("items", equalTo(List.of()));
        other.sources().queryParam("source", id).get("/errors").then().body("items", equalTo(List.of()));
    }

    @Test
    void aRemovedSourcesTroublesAreGone() {
        var id = catalog.upload("teams.yaml", Yaml.component("bad name"));

        catalog.sources().delete("/" + id).then().statusCode(204);

        catalog.sources().get("/errors").then().body("items", equalTo(List.of()));
    }
}
