package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Permissions;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class TwoTenantsTest {
    private static final String ROUTES = """
            GET    | /catalog/entities                                          |
            GET    | /catalog/entities/by-query                                 |
            POST   | /catalog/entities/by-query                                 | {}
            POST   | /catalog/entities/by-refs                                  | {"entityRefs":["component:default/web"]}
            GET    | /catalog/entities/by-name/component/default/web            |
            GET    | /catalog/entities/by-name/component/default/web/ancestry   |
            GET    | /catalog/entities/by-uid/UID                               |
            DELETE | /catalog/entities/by-uid/UID                               |
            GET    | /catalog/entity-facets?facet=kind                          |
            POST   | /catalog/entity-facets                                     | {"facets":["kind"]}
            POST   | /catalog/refresh                                           | {"entityRef":"component:default/web"}
            GET    | /catalog/locations                                         |
            POST   | /catalog/locations                                         | {"type":"url","target":"https://a.test/b"}
            POST   | /catalog/locations/by-query                                | {}
            GET    | /catalog/locations/LOCATION                                |
            PUT    | /catalog/locations/LOCATION                                | {"type":"url","target":"https://a.test/b"}
            DELETE | /catalog/locations/LOCATION                                |
            GET    | /catalog/locations/by-entity/component/default/web         |
            POST   | /catalog/analyze-location                                  | {"location":{"type":"url","target":"https://a.test/b"}}
            POST   | /catalog/validate-entity                                   | {"location":"url:https://a.test/b","entity":{}}
            GET    | /sources                                                   |
            PUT    | /catalog/entities/by-name/component/default/web            | {}
            DELETE | /catalog/entities/by-name/component/default/web            |
            GET    | /catalog/entities/by-name/component/default/web/history    |
            GET    | /catalog/entities/by-name/component/default/web/history/1  |
            POST   | /catalog/entities/by-name/component/default/web/history/1/restore |
            GET    | /sources/LOCATION                                          |
            GET    | /sources/errors                                            |
            GET    | /sources/LOCATION/content                                  |
            POST   | /sources                                                   | {"kind":"url","target":"https://a.test/b"}
            POST   | /sources/preview                                           | {"kind":"url","target":"https://a.test/b"}
            PATCH  | /sources/LOCATION                                          | {"everySeconds":600}
            POST   | /sources/LOCATION/refresh                                  |
            DELETE | /sources/LOCATION                                          |
            GET    | /search?q=web                                              |
            GET    | /sources/imports                                           |
            POST   | /sources/imports                                           | {"url":"https://a.test"}
            """;

    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();
    private String location;
    private String uid;

    @BeforeEach
    void fillOne() {
        location = acme.register(DescriptorHost.folder().put("web.yaml", Yaml.component("web")));
        uid = acme.request().get("/entities/by-name/component/default/web").path("metadata.uid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = ROUTES)
    void anotherTenantsCatalogDoesNotExist(String method, String path, String body) {
        var before = rows();
        var request = globex.tenant().asOwner().contentType("application/json");

        request(request, method, acme.tenant(), path, body).then().statusCode(404);

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = ROUTES)
    void withoutATokenThereIsNothing(String method, String path, String body) {
        request(RestAssured.given().contentType("application/json"), method, acme.tenant(), path, body)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /catalog/entities/by-name/component/default/web          | | 404
            GET    | /catalog/entities/by-name/component/default/web/ancestry | | 404
            GET    | /catalog/entities/by-uid/UID                             | | 404
            DELETE | /catalog/entities/by-uid/UID                             | | 204
            GET    | /catalog/locations/LOCATION                              | | 404
            PUT    | /catalog/locations/LOCATION | {"type":"url","target":"https://a.test/b"} | 404
            DELETE | /catalog/locations/LOCATION                              | | 404
            GET    | /catalog/locations/by-entity/component/default/web       | | 404
            POST   | /catalog/refresh | {"entityRef":"component:default/web"}   | 404
            DELETE | /catalog/entities/by-name/component/default/web          | | 404
            GET    | /catalog/entities/by-name/component/default/web/history  | | 404
            GET    | /catalog/entities/by-name/component/default/web/history/1 | | 404
            POST   | /catalog/entities/by-name/component/default/web/history/1/restore | | 404
            GET    | /sources/LOCATION                                        | | 404
            GET    | /sources/LOCATION/content                                | | 404
            PATCH  | /sources/LOCATION                    | {"everySeconds":600} | 404
            POST   | /sources/LOCATION/refresh                                | | 404
            DELETE | /sources/LOCATION                                        | | 404
            """)
    void anotherTenantsIdsAreUnknownHere(String method, String path, String body, int status) {
        var before = rows();
        var request = globex.tenant().asOwner().contentType("application/json");

        request(request, method, globex.tenant(), path, body).then().statusCode(status);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void listsAreOfOneTenant() {
        globex.request().get("/entities").then().body("$", equalTo(List.of()));
        globex.request().get("/entities/by-query").then().body("totalItems", equalTo(0));
        globex.request()
                .queryParam("facet", "kind")
                .get("/entity-facets")
                .then()
                .body("facets.kind", equalTo(List.of()));
        globex.request().get("/locations").then().body("$", equalTo(List.of()));
        globex.request()
                .body("{\"entityRefs\":[\"component:default/web\"]}")
                .post("/entities/by-refs")
                .then()
                .body("items[0]", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /catalog/entities                                | | 200
            GET    | /catalog/entities/by-query                       | | 200
            GET    | /catalog/entities/by-name/component/default/web  | | 404
            GET    | /catalog/entities/by-uid/UID                     | | 404
            GET    | /catalog/entity-facets?facet=kind                | | 200
            GET    | /catalog/locations                               | | 200
            GET    | /catalog/locations/LOCATION                      | | 404
            DELETE | /catalog/entities/by-uid/UID                     | | 403
            DELETE | /catalog/locations/LOCATION                      | | 403
            PUT    | /catalog/locations/LOCATION                      | {} | 403
            POST   | /catalog/locations                               | {} | 403
            POST   | /catalog/refresh                                 | {} | 403
            POST   | /catalog/analyze-location                        | {} | 403
            POST   | /catalog/validate-entity                         | {} | 403
            GET    | /sources                                         | | 403
            PUT    | /catalog/entities/by-name/component/default/web  | {} | 403
            DELETE | /catalog/entities/by-name/component/default/web  | | 403
            GET    | /catalog/entities/by-name/component/default/web/history | | 403
            GET    | /catalog/entities/by-name/component/default/web/history/1 | | 403
            POST   | /catalog/entities/by-name/component/default/web/history/1/restore | | 403
            GET    | /sources/errors                                  | | 403
            GET    | /sources/LOCATION                                | | 403
            GET    | /sources/LOCATION/content                        | | 403
            POST   | /sources                                         | {} | 403
            POST   | /sources/preview                                 | {} | 403
            PATCH  | /sources/LOCATION                                | {} | 403
            POST   | /sources/LOCATION/refresh                        | | 403
            DELETE | /sources/LOCATION                                | | 403
            """)
    void withoutPermissionReadsAreEmptyAndWritesForbidden(String method, String path, String body, int status) {
        var request = acme.tenant().as("nobody", Permissions.PLUGIN_READ).contentType("application/json");

        var answer = request(request, method, acme.tenant(), path, body)
                .then()
                .statusCode(status)
                .extract();

        assertThat(answer.asString()).doesNotContain("service", "web.yaml");
    }

    @Test
    void aViewerMayNotWrite() {
        acme.at(acme.tenant().asViewer())
                .body("{\"type\":\"url\",\"target\":\"https://a.test/b\"}")
                .post("/locations")
                .then()
                .statusCode(403)
                .body("error.name", equalTo("NotAllowedError"));
    }

    @Test
    void aSpaceIsMadeOnceAndByServicesOnly() {
        var tenant = TestTenant.of("space-" + uid.substring(0, 8));
        var body = Map.of("slug", tenant.slug().value(), "name", "Space");
        var service = TestTokens.service("tenant-service", "catalog-service");

        put(service, tenant, body, 201);
        put(service, tenant, body, 204);
        put(tenant.token("owner", TestTenant.all()), tenant, body, 403);

        assertThat(TestDatabase.query("select count(*) from space where tenant_id = '" + tenant.id() + "'"))
                .isOne();

        RestAssured.given()
                .header("Authorization", "Bearer " + service)
                .delete("/internal/tenants/" + tenant.id())
                .then()
                .statusCode(200);
        assertThat(TestDatabase.query("select count(*) from space where tenant_id = '" + tenant.id() + "'"))
                .isZero();
    }

    private static void put(String token, TestTenant tenant, Map<String, String> body, int status) {
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put("/internal/tenants/" + tenant.id())
                .then()
                .statusCode(status);
    }

    private Response request(RequestSpecification request, String method, TestTenant tenant, String path, String body) {
        if (body != null) {
            request.body(body);
        }
        var address = path.replace("UID", uid).replace("LOCATION", location);
        return request.request(method, "/api/tenants/" + tenant.slug() + address);
    }

    private static String rows() {
        return Stream.of(
                        "location",
                        "source",
                        "entity",
                        "search",
                        "relation",
                        "emission",
                        "finding",
                        "upload",
                        "history")
                .map(table -> table + "=" + TestDatabase.count(table))
                .collect(Collectors.joining(" "));
    }
}
