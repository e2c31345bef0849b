package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class LeavingTest {
    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();
    private String target;

    @BeforeEach
    void fillBoth() {
        for (var catalog : new Catalog[] {acme, globex}) {
            service()
                    .contentType("application/json")
                    .body(Map.of("slug", catalog.tenant().slug().value(), "name", "Space"))
                    .put(address(catalog))
                    .then()
                    .statusCode(201);
        }
        target = DescriptorHost.folder().put("web.yaml", Yaml.component("web"));
        acme.register(target);
        globex.register(DescriptorHost.folder().put("api.yaml", Yaml.component("other")));
    }

    @Test
    void nothingOfTheTenantIsLeft() {
        assertThat(rows(acme))
                .containsKeys("space", "location", "source", "source_file", "entity", "search", "emission", "history");
        var others = rows(globex);

        erase(acme).statusCode(200).body("deleted.location", equalTo(1)).body("deleted.space", equalTo(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> erase(acme).body("deleted", anEmptyMap()).body("left", anEmptyMap()));
        assertThat(rows(acme)).isEmpty();
        assertThat(rows(globex)).isEqualTo(others);
        globex.request().get("/entities/by-name/component/default/other").then().statusCode(200);
    }

    @Test
    void exportHoldsEntitiesAndLocations() {
        var lines = export(acme)
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();

        var entity = lines.stream()
                .filter(line -> "component:default/web".equals(line.getString("row.ref")))
                .findFirst()
                .orElseThrow();
        assertThat(entity.getString("file")).isEqualTo("entities");
        assertThat(entity.getString("row.entity.metadata.name")).isEqualTo("web");
        var location = lines.get(lines.size() - 2);
        assertThat(location.getString("file")).isEqualTo("locations");
        assertThat(location.getString("row.target")).isEqualTo(target);
        assertThat(lines.getLast().getString("file")).isEqualTo("end");
        assertThat(lines.getLast().getInt("row.entities")).isEqualTo(2);
        assertThat(lines.getLast().getInt("row.history")).isEqualTo(lines.size() - 4);
        var created = lines.stream()
                .filter(line -> "history".equals(line.getString("file"))
                        && "component:default/web".equals(line.getString("row.ref")))
                .findFirst()
                .orElseThrow();
        assertThat(created.getInt("row.version")).isEqualTo(1);
        assertThat(created.getString("row.cause.file")).isEqualTo(target);
        assertThat(lines.getLast().getInt("row.locations")).isEqualTo(1);
        assertThat(lines).noneMatch(line -> "component:default/other".equals(line.getString("row.ref")));
    }

    @Test
    void exportOfMoreThanAPageIsWhole() {
        var folder = DescriptorHost.folder();
        var yaml = new StringBuilder();
        for (var i = 0; i < 450; i++) {
            yaml.append(i == 0 ? "" : "---\n").append(Yaml.component("many-" + i));
        }
        acme.register(folder.put("many.yaml", yaml.toString()));

        var text = export(acme).statusCode(200).extract().asString();

        assertThat(text.lines().filter(line -> line.contains("\"ref\":\"component:default/many-")))
                .hasSize(900)
                .doesNotHaveDuplicates()
                .filteredOn(line -> line.startsWith("{\"file\":\"history\""))
                .hasSize(450);
    }

    @Test
    void lateEventsOfAnErasedTenantAreNotWorked() {
        erase(acme).statusCode(200);
        assertThat(TestDatabase.query("select count(*) from erased_tenant where id = '"
                        + acme.tenant().id() + "'"))
                .isOne();
        Awaitility.await().until(() -> rows(acme).isEmpty());
        assertThat(TestTopics.read(Topics.CATALOG_EVENTS))
                .as("history holds ids only")
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("web.yaml"));
    }

    @Test
    void servicesOnly() {
        var before = rows(acme);
        acme.tenant().asOwner().delete(address(acme)).then().statusCode(403);
        acme.tenant().asOwner().get(address(acme) + "/export").then().statusCode(403);
        RestAssured.given().delete(address(acme)).then().statusCode(401);
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get(address(acme) + "/export")
                .then()
                .statusCode(403);
        service().delete("/internal/tenants/no-id").then().statusCode(404);
        assertThat(rows(acme)).isEqualTo(before);
    }

    /// How many rows of the tenant each table holds, but the outbox, which empties itself.
    private static Map<String, Long> rows(Catalog catalog) {
        var found = new TreeMap<String, Long>();
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "select table_name from information_schema.columns where column_name = 'tenant_id'")) {
            while (tables.next()) {
                var table = tables.getString(1);
                var rows = TestDatabase.query("select count(*) from " + table + " where tenant_id = '"
                        + catalog.tenant().id() + "'");
                if (rows > 0 && !table.equals("outbox")) {
                    found.put(table, rows);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse erase(Catalog catalog) {
        return service().delete(address(catalog)).then();
    }

    private static ValidatableResponse export(Catalog catalog) {
        return service().get(address(catalog) + "/export").then();
    }

    private static String address(Catalog catalog) {
        return "/internal/tenants/" + catalog.tenant().id();
    }

    private static RequestSpecification service() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "catalog-service"));
    }
}
