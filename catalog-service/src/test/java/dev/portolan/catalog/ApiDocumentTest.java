package dev.portolan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Permissions;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApiDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/api/tenants/{tenant}/catalog";

    private final Catalog catalog = Catalog.fresh();

    @Test
    void everyRouteBelowTheCatalogAndNoOtherIsDescribed() throws IOException {
        var document = document();
        var served = JSON.readTree(given().get("/q/openapi?format=json").asString());
        var wanted = new ArrayList<String>();
        served.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(BASE))
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                wanted.add(method + " " + path.getKey().substring(BASE.length()))));

        var described = new ArrayList<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(wanted)
                .contains(
                        "get /entities",
                        "get /entities/by-query",
                        "post /entities/by-refs",
                        "get /entity-facets",
                        "post /locations",
                        "post /analyze-location",
                        "get /openapi.json");
        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(document.at("/servers/0/url").asText())
                .isEqualTo("/api/tenants/" + catalog.tenant().slug() + "/catalog");
    }

    @Test
    void everyReferenceLeadsSomewhereAndTheTenantIsNoParameter() throws IOException {
        var document = document();
        var references = document.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
        assertThat(document.findValuesAsText("name")).doesNotContain("tenant").contains("kind", "namespace", "name");
        assertThat(document.toString()).doesNotContain("{tenant}");
    }

    @Test
    void whatTheListsTakeIsDescribed() throws IOException {
        var document = document();

        assertThat(names(document, "/entities", "get"))
                .containsExactlyInAnyOrder("filter", "fields", "order", "limit", "offset", "after");
        assertThat(names(document, "/entities/by-query", "get"))
                .containsExactlyInAnyOrder(
                        "filter",
                        "fields",
                        "limit",
                        "offset",
                        "orderField",
                        "cursor",
                        "totalItems",
                        "fullTextFilterTerm",
                        "fullTextFilterFields");
        assertThat(names(document, "/entities/by-refs", "post")).containsExactly("filter");
        assertThat(names(document, "/entity-facets", "get")).containsExactlyInAnyOrder("facet", "filter");
        assertThat(names(document, "/locations", "post")).containsExactlyInAnyOrder("dryRun", "onConflict");
        assertThat(document.path("paths").path("/entities").path("get").path("parameters"))
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("in").asText()).isEqualTo("query");
                    assertThat(parameter.path("description").asText()).isNotBlank();
                    assertThat(parameter.at("/schema/type").asText()).isNotBlank();
                });
    }

    @Test
    void whoMayNotReadTheCatalogAndOtherTenantsAreRefused() {
        catalog.at(catalog.tenant().as("bob", Permissions.CATALOG_LOCATION_READ))
                .get("/openapi.json")
                .then()
                .statusCode(403);
        Catalog.fresh()
                .at(catalog.tenant().asOwner())
                .get("/openapi.json")
                .then()
                .statusCode(404);
    }

    private static List<String> names(JsonNode document, String path, String method) {
        return document.path("paths").path(path).path(method).path("parameters").findValuesAsText("name");
    }

    private JsonNode document() throws IOException {
        return JSON.readTree(catalog.at(catalog.tenant().asViewer())
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
