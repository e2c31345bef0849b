package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class SourceFilterTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();
    private String upload = "";
    private String address = "";
    private String target = "";

    @BeforeEach
    void twoSources() {
        upload = catalog.upload("Teams-all", Yaml.component("u1") + "---\n" + Yaml.component("u2"));
        folder.put("a1.yaml", Yaml.component("a1"));
        target = folder.put("a,b.yaml", Yaml.location("root", "./a1.yaml"));
        address = catalog.register(target);
    }

    @Test
    void whatASourceBroughtIsFoundByItsId() {
        assertThat(names("kind=component,portolan.source=" + upload)).containsExactly("u1", "u2");
        assertThat(names("kind=component,portolan.source=" + address)).containsExactly("a1");
        assertThat(names("kind=component,portolan.source=" + address + ",portolan.source=" + upload))
                .containsExactly("a1", "u1", "u2");
    }

    @Test
    void pagesOfASourcesEntitiesStayWithTheSource() {
        var found = new ArrayList<String>();
        var first = page(Map.of(
                "filter", "kind=component,portolan.source=" + upload, "limit", 1, "orderField", "metadata.name"));
        found.addAll(first.getList("items.metadata.name"));
        var second = page(Map.of("cursor", first.getString("pageInfo.nextCursor"), "limit", 1));
        found.addAll(second.getList("items.metadata.name"));

        assertThat(found).containsExactly("u1", "u2");
        assertThat(second.getInt("totalItems")).isEqualTo(2);
        assertThat(second.getString("pageInfo.nextCursor")).isNull();
    }

    @Test
    void otherQuestionsKnowSourcesToo() {
        catalog.request()
                .queryParams("facet", "kind", "filter", "kind=component,portolan.source=" + upload)
                .get("/entity-facets")
                .then()
                .statusCode(200)
                .body("facets.kind", contains(Map.of("value", "Component", "count", 2)));
        catalog.request()
                .body("{\"query\":{\"$all\":[{\"kind\":\"component\"},{\"$not\":{\"portolan.source\":\"" + upload
                        + "\"}}]}}")
                .post("/entities/by-query")
                .then()
                .statusCode(200)
                .body("items.metadata.name", contains("a1"));
        catalog.request()
                .queryParam("filter", "kind=component,portolan.source=" + upload)
                .get("/entities")
                .then()
                .statusCode(200)
                .body("size()", equalTo(2));
    }

    @Test
    void anotherTenantsSourceAMissingOneAndNoIdBringNothing() {
        var other = Catalog.fresh();
        other.upload("mine", Yaml.component("u1"));

        other.request()
                .queryParam("filter", "portolan.source=" + upload)
                .get("/entities/by-query")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("totalItems", equalTo(0));
        assertThat(names("portolan.source=" + UUID.randomUUID())).isEmpty();
        assertThat(names("portolan.source=teams")).isEmpty();
        assertThat(names("portolan.source")).isEmpty();
    }

    @Test
    void sourcesAreFoundByWordsOfTheirAddressOrName() {
        assertThat(sources("TEAMS-a")).containsExactly(upload);
        assertThat(sources(target)).containsExactly(address);
        assertThat(sources("100%")).isEmpty();
        assertThat(sources("  ")).containsExactly(upload, address);
        catalog.sources().queryParam("q", "x".repeat(201)).get().then().statusCode(400);
    }

    private List<String> sources(String words) {
        return catalog.sources()
                .queryParam("q", words)
                .get()
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private List<String> names(String filter) {
        return page(Map.of("filter", filter, "orderField", "metadata.name")).getList("items.metadata.name");
    }

    private JsonPath page(Map<String, ?> parameters) {
        return catalog.request()
                .queryParams(parameters)
                .get("/entities/by-query")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
