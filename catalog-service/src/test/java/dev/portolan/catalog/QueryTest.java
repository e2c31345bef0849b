package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class QueryTest {
    private static final Catalog CATALOG = Catalog.fresh();
    private static boolean filled;

    private static final String FILE = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: alpha
              title: The Alpha
              tags: [java, web]
              labels: {tier: "1"}
              annotations: {example.com/a.b: "yes=no"}
            spec: {type: service, lifecycle: production, owner: team-a, deep: {arr: [{d: 1}, {d: 2}]}, nul: null}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: beta, namespace: other, title: Beta, tags: [go]}
            spec: {type: Website, lifecycle: production, owner: team-b}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: gamma, title: 100% Gamma}
            spec: {type: service, lifecycle: experimental, owner: team-a, dependsOn: [component:alpha]}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: {name: delta}
            spec: {type: openapi, lifecycle: production, owner: user:bob, definition: x}
            """;

    @BeforeEach
    void fill() {
        if (!filled) {
            CATALOG.register(DescriptorHost.folder().put("all.yaml", FILE));
            filled = true;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kind=component                              | alpha beta gamma
            KIND=Component                              | alpha beta gamma
            kind=component,kind=api                     | alpha beta delta gamma
            kind=component,spec.type=service            | alpha gamma
            kind,kind=api                               | delta
            metadata.tags=java                          | alpha
            metadata.tags=WEB                           | alpha
            metadata.tags.web                           | alpha
            metadata.tags.java=true                     | alpha
            metadata.namespace=default,kind=component   | alpha gamma
            metadata.annotations.example.com/a.b=yes=no | alpha
            metadata.annotations.example.com/a.b        | alpha
            metadata.labels.tier=1                      | alpha
            spec.deep.arr.d=2                           | alpha
            spec.nul                                    | alpha
            spec.nul=                                   |
            relations.ownedBy=group:default/team-a      | alpha gamma
            relations.dependencyOf=component:default/gamma | alpha
            relations.ownedBy,kind=api                  | delta
            metadata.etag                               |
            status                                      |
            spec.type= service , kind = component       | alpha gamma
            kind=nothing                                |
            """)
    void filtersMatchAsInBackstage(String filter, String names) {
        assertThat(names(filter)).isEqualTo(split(names));
    }

    @Test
    void filterParametersAreAlternatives() {
        var found = CATALOG.request()
                .queryParam("filter", "metadata.name=alpha", "", "kind=api")
                .get("/entities")
                .path("metadata.name");

        assertThat((List<String>) found).containsExactlyInAnyOrder("alpha", "delta");
    }

    private static List<String> names(String filter) {
        return sorted(
                CATALOG.request().queryParam("filter", filter).get("/entities").path("metadata.name"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":"component"}                                              | alpha beta gamma
            {"kind":"Component","spec.type":"SERVICE"}                        | alpha gamma
            {"$all":[{"kind":"component"},{"$not":{"metadata.name":"beta"}}]} | alpha gamma
            {"$any":[{"metadata.name":"alpha"},{"metadata.name":{"$in":["delta","beta"]}}]} | alpha beta delta
            {"$any":[{"kind":"api"},{"$all":[{"kind":"component"},{"metadata.name":"beta"}]}]} | beta delta
            {"$any":[]}                                                       |
            {"kind":{"$in":[]}}                                               |
            {"kind":"component","metadata.title":{"$exists":false}}           |
            {"kind":"api","metadata.title":{"$exists":false}}                 | delta
            {"metadata.title":{"$hasPrefix":"the al"}}                        | alpha
            {"metadata.title":{"$hasPrefix":"100% g"}}                        | gamma
            {"metadata.title":{"$hasPrefix":"1__"}}                           |
            {"metadata.tags":{"$contains":"JAVA"}}                            | alpha
            {"relations":{"$contains":{"type":"ownedBy","targetRef":"group:default/team-a"}}} | alpha gamma
            {"relations":{"$contains":{"type":"ownedBy","targetRef":{"$in":["user:default/bob","x"]}}}} | delta
            {"relations":{"$contains":{"type":"dependsOn"}}}                  | gamma
            {"spec.deep.arr.d":1}                                             | alpha
            {"metadata.tags.java":true}                                       | alpha
            """)
    void predicatesMatchAsInBackstage(String query, String names) {
        var found = CATALOG.request()
                .body("{\"query\":" + query + "}")
                .post("/entities/by-query")
                .then()
                .statusCode(200)
                .body("totalItems", equalTo(split(names).size()))
                .extract()
                .path("items.metadata.name");

        assertThat(sorted((List<String>) found)).isEqualTo(split(names));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "", textBlock = """
            metadata.name,asc      | alpha beta gamma
            metadata.name,desc     | gamma beta alpha
            metadata.name          | alpha beta gamma
            metadata.tags,asc      | beta alpha
            spec.type,desc         | beta gamma alpha
            metadata.labels.tier   | alpha
            spec.none              |
            """)
    void pagesAreCompleteBothWays(String order, String names) {
        var forward = new ArrayList<String>();
        var page = CATALOG.request()
                .queryParam("filter", "kind=component")
                .queryParam("orderField", order)
                .queryParam("limit", 1)
                .get("/entities/by-query");
        var last = page;
        String cursor;
        while (true) {
            forward.addAll(page.path("items.metadata.name"));
            last = page;
            cursor = page.path("pageInfo.nextCursor");
            if (cursor == null) {
                break;
            }
            page = turn(cursor);
        }
        assertThat(forward).isEqualTo(split(names));
        assertThat((int) last.path("totalItems")).isEqualTo(split(names).size());

        var backward = new ArrayList<String>();
        for (cursor = last.path("pageInfo.prevCursor"); cursor != null; cursor = page.path("pageInfo.prevCursor")) {
            page = turn(cursor);
            backward.addAll(page.path("items.metadata.name"));
            assertThat((String) page.path("pageInfo.nextCursor")).isNotNull();
        }
        assertThat(backward).isEqualTo(split(names).reversed().stream().skip(1).toList());
    }

    // As the npm client: a cursor with a query goes by POST.
    private static Response turn(String cursor) {
        assertThat(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8))
                .contains("\"query\"");
        return CATALOG.request()
                .body(Map.of("cursor", cursor, "limit", 1, "fields", List.of("metadata.name")))
                .post("/entities/by-query");
    }

    @Test
    void aCursorWithoutAQueryGoesByGet() {
        String cursor = CATALOG.request()
                .queryParam("limit", 2)
                .get("/entities/by-query")
                .path("pageInfo.nextCursor");

        CATALOG.request()
                .queryParam("limit", 10)
                .queryParam("cursor", cursor)
                .get("/entities/by-query")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(3))
                .body("totalItems", equalTo(5))
                .body("pageInfo.nextCursor", nullValue());
    }

    @Test
    void aLimitOfZeroOnlyCounts() {
        CATALOG.request()
                .queryParam("limit", 0)
                .get("/entities/by-query")
                .then()
                .body("items", equalTo(List.of()))
                .body("totalItems", equalTo(5))
                .body("pageInfo", equalTo(Map.of()));
    }

    @Test
    void theTotalMayBeLeftOut() {
        CATALOG.request()
                .queryParam("totalItems", "exclude")
                .get("/entities/by-query")
                .then()
                .body("totalItems", equalTo(0))
                .body("items.size()", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "", textBlock = """
            alph | metadata.name,metadata.title | alpha
            BETA | metadata.title               | beta
            100% | metadata.title               | gamma
            %    | metadata.title               | gamma
            _    | metadata.title               |
            """)
    void textIsFoundWithinFields(String term, String fields, String names) {
        var found = CATALOG.request()
                .queryParam("fullTextFilterTerm", term)
                .queryParam("fullTextFilterFields", fields)
                .get("/entities/by-query")
                .path("items.metadata.name");

        assertThat(sorted((List<String>) found)).isEqualTo(split(names));
    }

    @Test
    void facetsCountValuesAsWritten() {
        CATALOG.request()
                .queryParam("facet", "spec.type", "metadata.tags", "Kind", "nothing")
                .queryParam("filter", "kind=component")
                .get("/entity-facets")
                .then()
                .statusCode(200)
                .body("facets.'spec.type'.value", equalTo(List.of("Website", "service")))
                .body("facets.'spec.type'.count", equalTo(List.of(1, 2)))
                .body("facets.'metadata.tags'.value", equalTo(List.of("go", "java", "web")))
                .body("facets.Kind.count", equalTo(List.of(3)))
                .body("facets.nothing", equalTo(List.of()));
        CATALOG.request()
                .body("{\"facets\":[\"relations.ownedBy\"],\"query\":{\"kind\":\"component\"}}")
                .post("/entity-facets")
                .then()
                .body(
                        "facets.'relations.ownedBy'.value",
                        equalTo(List.of("group:default/team-a", "group:other/team-b")));
    }

    @Test
    void referencesGiveEntitiesInTheirOrder() {
        CATALOG.request()
                .body(Map.of(
                        "entityRefs",
                        List.of(
                                "api:default/delta",
                                "Component:default/alpha",
                                "component:alpha",
                                "component:default/alpha"),
                        "fields",
                        List.of("metadata.name")))
                .post("/entities/by-refs")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(4))
                .body("items[0].metadata.name", equalTo("delta"))
                .body("items[1]", nullValue())
                .body("items[2]", nullValue())
                .body("items[3]", equalTo(Map.of("metadata", Map.of("name", "alpha"))));
        CATALOG.request()
                .queryParam("filter", "kind=api")
                .body("{\"entityRefs\":[\"api:default/delta\",\"component:default/alpha\"]}")
                .post("/entities/by-refs")
                .then()
                .body("items[0].kind", equalTo("API"))
                .body("items[1]", nullValue());
    }

    @Test
    void theOldListHasPagesByOffset() {
        var first = CATALOG.request()
                .queryParam("filter", "kind=component")
                .queryParam("order", "desc:metadata.labels.tier", "desc:metadata.name")
                .queryParam("limit", 2)
                .get("/entities");
        assertThat((List<String>) first.path("metadata.name")).containsExactly("alpha", "gamma");
        assertThat(first.header("Link")).startsWith("</entities?").endsWith(">; rel=\"next\"");

        var link = first.header("Link");
        var second = CATALOG.request().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));

        assertThat((List<String>) second.path("metadata.name")).containsExactly("beta");
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void anOrderWithoutAPageLeavesOutWhatLacksTheField() {
        var found = CATALOG.request()
                .queryParam("order", "asc:metadata.title")
                .get("/entities")
                .path("metadata.name");

        assertThat((List<String>) found).containsExactly("gamma", "beta", "alpha");
    }

    private static List<String> split(String names) {
        return names == null ? List.of() : List.of(names.split(" "));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
