package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lists that are longer than a page, and than a batch of the stream.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ManyEntitiesTest {
    private static final int MANY = 2_300;
    private static final Catalog CATALOG = Catalog.fresh();
    private static final List<String> NAMES =
            IntStream.range(0, MANY).mapToObj("c%04d"::formatted).toList();
    private static boolean filled;

    @BeforeEach
    void fill() {
        if (!filled) {
            CATALOG.register(DescriptorHost.folder()
                    .put("many.yaml", NAMES.stream().map(Yaml::component).collect(Collectors.joining("---\n"))));
            filled = true;
        }
    }

    @Test
    void withoutAPageAllAreStreamedByTheirUid() {
        var answer = CATALOG.request()
                .queryParam("filter", "kind=component")
                .queryParam("fields", "metadata.name,metadata.uid")
                .get("/entities");

        assertThat((List<String>) answer.path("metadata.name")).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat((List<String>) answer.path("metadata.uid")).isSorted().doesNotHaveDuplicates();
        assertThat(answer.header("Link")).isNull();
    }

    @Test
    void anOrderHoldsOverAllOfTheStream() {
        var answer = CATALOG.request()
                .queryParam("order", "desc:metadata.name")
                .queryParam("order", "asc:kind")
                .queryParam("filter", "kind=component")
                .queryParam("fields", "metadata.name")
                .get("/entities");

        assertThat((List<String>) answer.path("metadata.name")).isEqualTo(NAMES.reversed());
    }

    @Test
    void aPageHas200UnlessAskedOtherwise() {
        var page = CATALOG.request().get("/entities/by-query");

        assertThat((List<?>) page.path("items")).hasSize(200);
        assertThat((int) page.path("totalItems")).isEqualTo(MANY + 1);
        assertThat(items(CATALOG.request().body("{}").post("/entities/by-query")))
                .hasSize(200);
        assertThat(items(CATALOG.request().queryParam("limit", MANY).get("/entities/by-query")))
                .hasSize(MANY);
    }

    @Test
    void aWalkByCursorsMeetsEachOnce() {
        var met = new ArrayList<String>();
        var page = CATALOG.request()
                .queryParam("filter", "kind=component")
                .queryParam("orderField", "kind,desc")
                .queryParam("limit", 500)
                .get("/entities/by-query");
        for (String cursor = ""; cursor != null; ) {
            met.addAll(page.path("items.metadata.name"));
            cursor = page.path("pageInfo.nextCursor");
            if (cursor != null) {
                page = CATALOG.request()
                        .body(Map.of("cursor", cursor, "limit", 500))
                        .post("/entities/by-query");
            }
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void aThousandReferencesAreAnsweredInTheirOrder() {
        var refs = NAMES.reversed().stream()
                .limit(1_000)
                .map(name -> "component:default/" + name)
                .toList();

        var answer = CATALOG.request()
                .body(Map.of("entityRefs", refs, "fields", List.of("metadata.name")))
                .post("/entities/by-refs");

        assertThat((List<String>) answer.path("items.metadata.name"))
                .isEqualTo(NAMES.reversed().subList(0, 1_000));
    }

    @Test
    void aQueryOfManyValuesTurnsItsPages() {
        var query = Map.of("query", Map.of("metadata.name", Map.of("$in", NAMES.subList(0, 900))), "limit", 800);
        String cursor = CATALOG.request().body(query).post("/entities/by-query").path("pageInfo.nextCursor");

        var second = CATALOG.request().body(Map.of("cursor", cursor)).post("/entities/by-query");

        assertThat(items(second)).hasSize(100);
    }

    private static List<?> items(Response response) {
        return response.then().statusCode(200).extract().path("items");
    }
}
