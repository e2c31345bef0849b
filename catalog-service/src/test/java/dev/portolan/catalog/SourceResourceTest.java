package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class SourceResourceTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void anAddressIsRegisteredAndRead() {
        var target = folder.put("web.yaml", Yaml.component("web"));

        String id = catalog.sources()
                .body(Map.of("kind", "url", "target", target))
                .post()
                .then()
                .statusCode(201)
                .body("kind", equalTo("url"))
                .body("target", equalTo(target))
                .body("everySeconds", equalTo(120))
                .body("$", not(hasKey("git")))
                .body("$", not(hasKey("name")))
                .extract()
                .path("id");
        catalog.awaitRead(id);

        catalog.sources()
                .get("/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"))
                .body("entities", equalTo(2))
                .body("errors", equalTo(List.of()))
                .body("revision", matchesPattern("[0-9a-f-]{36}"))
                .body("nextReadAt", startsWith("20"))
                .body("$", not(hasKey("progress")));
        catalog.request().get("/locations/" + id).then().statusCode(200).body("target", equalTo(target));
    }

    @Test
    void whatIsThereAlreadyIsAConflict() {
        var target = folder.put("web.yaml", Yaml.component("web"));
        catalog.register(target);

        catalog.sources()
                .body(Map.of("kind", "url", "target", target))
                .post()
                .then()
                .statusCode(409)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/conflict"))
                .body("detail", equalTo("Location url:" + target + " already exists"));
    }

    @Test
    void anUploadIsReadLikeAFile() {
        var id = catalog.upload("teams.yaml", Yaml.component("web") + "---\n" + Yaml.component("bad name"));

        catalog.request()
                .get("/entities/by-name/component/default/web")
                .then()
                .statusCode(200)
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("upload:teams.yaml"))
                .body("metadata.annotations.'backstage.io/managed-by-origin-location'", equalTo("upload:teams.yaml"))
                .body("metadata.annotations", not(hasKey("backstage.io/view-url")));
        catalog.sources()
                .get("/" + id)
                .then()
                .body("kind", equalTo("upload"))
                .body("name", equalTo("teams.yaml"))
                .body("state", equalTo("failed"))
                .body("errors.file", contains("upload:teams.yaml"))
                .body("errors.line", contains(14))
                .body("errors.entityRef", contains("component:default/bad name"))
                .body("revision", matchesPattern("[0-9a-f]{40}"));
        catalog.sources().get("/" + id + "/content").then().statusCode(200).body(containsString("name: bad name"));
    }

    @Test
    void anUploadsNewTextTakesThePlaceOfTheOld() {
        var id = catalog.upload("teams.yaml", Yaml.component("old"));

        catalog.sources()
                .contentType("text/yaml")
                .body(Yaml.component("new"))
                .put("/" + id + "/content")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));

        await().atMost(Duration.ofSeconds(5)).until(() -> status("component/default/new") == 200);
        catalog.request()
                .get("/entities/by-name/component/default/old")
                .then()
                .body("metadata.annotations.'backstage.io/orphan'", equalTo("true"));
    }

    @Test
    void besideAnUploadThereAreNoFiles() {
        var web = folder.put("more.yaml", Yaml.component("more"));

        var id = catalog.upload(
                "all.yaml",
                Yaml.entity("API", "api", "type: x\nlifecycle: p\nowner: o\ndefinition:\n  $text: ./api.yaml") + "---\n"
                        + Yaml.location("more", "./beside.yaml", web));

        assertThat(status("component/default/more")).isEqualTo(200);
        assertThat(status("api/default/api")).isEqualTo(404);
        catalog.sources()
                .get("/" + id)
                .then()
                .body(
                        "errors.message",
                        contains(
                                "Placeholder $text asks for ./api.yaml, and beside an uploaded text there are no files.",
                                "The target of location:default/more cannot be read: \"beside.yaml\" is not a web"
                                        + " address such as https://example.com/catalog-info.yaml."))
                .body("errors[0].mend", equalTo("Put the content itself there."));
    }

    @Test
    void uploadsAreNotAmongBackstagesLocations() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));

        catalog.request().get("/locations").then().body("$", equalTo(List.of()));
        catalog.request().body("{}").post("/locations/by-query").then().body("totalItems", equalTo(0));
        catalog.request().get("/locations/" + id).then().statusCode(404);
        catalog.request().delete("/locations/" + id).then().statusCode(404);
        catalog.request()
                .body(Map.of("type", "url", "target", "https://a.test/b"))
                .put("/locations/" + id)
                .then()
                .statusCode(404);
        catalog.request()
                .get("/locations/by-entity/component/default/web")
                .then()
                .statusCode(404);
        catalog.sources().get().then().body("items.id", hasItem(id));
    }

    @Test
    void removingASourceRemovesItsEntities() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));

        catalog.sources().delete("/" + id).then().statusCode(204);

        assertThat(status("component/default/web")).isEqualTo(404);
        catalog.sources().get("/" + id).then().statusCode(404);
        catalog.sources().delete("/" + id).then().statusCode(404);
    }

    @Test
    void aRefreshReadsAtOnce() {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));
        folder.put("web.yaml", Yaml.component("web2"));

        catalog.sources().post("/" + id + "/refresh").then().statusCode(202);

        await().atMost(Duration.ofSeconds(5)).until(() -> status("component/default/web2") == 200);
    }

    @Test
    void aSourceHasAScheduleOfItsOwn() {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));

        catalog.sources()
                .body("{\"everySeconds\":60}")
                .patch("/" + id)
                .then()
                .statusCode(200)
                .body("everySeconds", equalTo(60));
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ZERO, Duration.ofSeconds(90));

        catalog.sources()
                .body("{\"everySeconds\":604800}")
                .patch("/" + id)
                .then()
                .body("everySeconds", equalTo(604_800));
        read(id);
        assertThat(Times.of(catalog, id).pause()).isGreaterThanOrEqualTo(Duration.ofDays(7));

        catalog.sources().body("{\"everySeconds\":null}").patch("/" + id).then().body("everySeconds", equalTo(120));
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ZERO, Duration.ofSeconds(180));
    }

    @Test
    void whatCannotBeHadIsLeftAloneLongerEachTime() {
        var id = catalog.register(folder.url() + "missing.yaml");
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(181));

        Times.due(catalog, id);
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ofSeconds(239), Duration.ofSeconds(361));
        Times.due(catalog, id);
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ofSeconds(479), Duration.ofSeconds(721));

        read(id);
        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(181));
    }

    @Test
    void aFaultInAFileIsNoReasonToReadItLater() {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("bad name")));

        Times.due(catalog, id);
        Times.due(catalog, id);

        assertThat(Times.of(catalog, id).pause()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(181));
    }

    private void read(String id) {
        var before = Times.of(catalog, id).last();
        catalog.sources().post("/" + id + "/refresh").then().statusCode(202);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Times.of(catalog, id).last().isAfter(before));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                      | /kind
            {"kind":"ftp","target":"x"}                             | /kind
            {"kind":"url"}                                          | /target
            {"kind":"url","target":" "}                             | /target
            {"kind":"url","target":"ftp://a.test/b"}                | /target
            {"kind":"url","target":7}                               | /target
            {"kind":"url","target":"https://a.test/b","name":"x"}   | /name
            {"kind":"url","target":"https://a.test/b","more":"x"}   | /more
            {"kind":"git"}                                          | /url
            {"kind":"git","url":"https://u:p@a.test/b.git"}         | /url
            {"kind":"git","url":"https://a.test/b","branch":"a b"}  | /branch
            {"kind":"git","url":"https://a.test/b","content":"x"}   | /content
            {"kind":"upload","content":"a: 1"}                      | /name
            {"kind":"upload","name":"a b","content":"a: 1"}         | /name
            {"kind":"upload","name":"a.yaml"}                       | /content
            {"kind":"upload","name":"a.yaml","content":" "}         | /content
            {"kind":"upload","name":"a.yaml","content":"a\\u0000"}  | /content
            """)
    void malformedSourcesAreToldField(String body, String pointer) {
        for (var path : List.of("", "/preview")) {
            catalog.sources()
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType(startsWith("application/problem+json"))
                    .body("violations.pointer", contains(pointer));
        }
        catalog.sources().get().then().body("items", equalTo(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                        | /everySeconds
            {"everySeconds":59}       | /everySeconds
            {"everySeconds":604801}   | /everySeconds
            {"everySeconds":60.5}     | /everySeconds
            {"everySeconds":"60"}     | /everySeconds
            {"every":60}              | /every
            """)
    void malformedSchedulesAreToldField(String body, String pointer) {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));

        catalog.sources()
                .body(body)
                .patch("/" + id)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(pointer));

        catalog.sources().get("/" + id).then().body("everySeconds", equalTo(120));
    }

    @Test
    void onlyAnUploadsTextIsReplaced() {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));

        catalog.sources()
                .contentType("text/yaml")
                .body("a: 1")
                .put("/" + id + "/content")
                .then()
                .statusCode(409)
                .body("detail", startsWith("The source is of kind url: its text is where it points"));
    }

    @Test
    void anUploadThatIsTooLargeIsRefused() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));
        var large = "#" + "x".repeat(5 * 1024 * 1024);

        catalog.sources()
                .contentType("text/yaml")
                .body(large)
                .put("/" + id + "/content")
                .then()
                .statusCode(413)
                .body("type", equalTo("https://portolan.dev/problems/too-large"))
                .body("detail", equalTo("An upload may have 5,242,880 bytes: spread the entities over several."));
        catalog.sources()
                .body(Map.of("kind", "upload", "name", "large.yaml", "content", large))
                .post()
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/content"))
                .body("violations.message", contains(startsWith("has 5,242,881 bytes and may have 5,242,880")));
    }

    @Test
    void aViewerSeesAndChangesNothing() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));

        catalog.sourcesAt(catalog.tenant().asViewer()).get("/" + id).then().statusCode(200);
        catalog.sourcesAt(catalog.tenant().asViewer())
                .contentType("text/yaml")
                .body("a: 1")
                .put("/" + id + "/content")
                .then()
                .statusCode(403);
        catalog.sourcesAt(catalog.tenant().asViewer())
                .body(Map.of("kind", "upload", "name", "x.yaml", "content", "a: 1"))
                .post()
                .then()
                .statusCode(403);
    }

    @Test
    void anotherTenantsTextIsNotReplaced() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));

        Catalog.fresh()
                .sources()
                .contentType("text/yaml")
                .body("a: 1")
                .put("/" + id + "/content")
                .then()
                .statusCode(404);

        catalog.sources().get("/" + id + "/content").then().body(containsString("name: web"));
    }

    @Test
    void theLastOfManyTextsWins() {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));

        IntStream.rangeClosed(1, 10)
                .forEach(i -> catalog.sources()
                        .contentType("text/yaml")
                        .body(Yaml.component("web").replace("team-a", "team-" + i))
                        .put("/" + id + "/content")
                        .then()
                        .statusCode(200));

        await().atMost(Duration.ofSeconds(10)).until(() -> owner().equals("team-10"));
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> owner().equals("team-10"));
    }

    private String owner() {
        return catalog.request().get("/entities/by-name/component/default/web").path("spec.owner");
    }

    @Test
    void aFailureOfOurOwnIsToldAndTakesNothingAway() throws SQLException {
        var id = catalog.upload("teams.yaml", Yaml.component("web"));
        try (var connection = TestDatabase.superuser();
                var update = connection.prepareStatement(
                        "update source set type = 'nobody-reads-this', due_at = now() where location_id = ?")) {
            update.setObject(1, UUID.fromString(id));
            update.execute();
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> "failed".equals(catalog.sources().get("/" + id).path("state")));

        catalog.sources()
                .get("/" + id)
                .then()
                .body("errors.message", contains(startsWith("The source was not read: the catalog itself failed.")));
        assertThat(status("component/default/web")).isEqualTo(200);
    }

    private int status(String path) {
        return catalog.request().get("/entities/by-name/" + path).statusCode();
    }
}
