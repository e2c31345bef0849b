package dev.portolan.plugins.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
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
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class LeavingTest {
    private static final String SECRET = "s3cr3t-of-acme";

    @Inject
    TestPublisher publisher;

    @Test
    void nothingOfTheTenantIsLeftAndItsSecretsAndKeyAreGone() throws SQLException {
        var acme = installed("leaver");
        var globex = installed("stayer");
        Belongings.of(acme, "Ours");
        assertThat(tenantsRows(acme))
                .contains("tenant_key", "secret", "installation", "installation_revision")
                .containsAll(Belongings.TABLES);
        var others = tenantsRows(globex);

        erase(acme)
                .statusCode(200)
                .body("deleted.secret", equalTo(1))
                .body("deleted.tenant_key", equalTo(1))
                .body("deleted.installation", equalTo(1))
                .body("deleted.installation_revision", greaterThan(0));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> erase(acme).body("deleted", anEmptyMap()).body("left", anEmptyMap()));
        assertThat(tenantsRows(acme)).isEmpty();
        assertThat(tenantsRows(globex)).isEqualTo(others);
        acme.installation("testers/leaver").statusCode(404);
        globex.installation("testers/stayer").statusCode(200);
    }

    @Test
    void stateOfEachPluginIsATombstone() {
        var acme = installed("tombs");
        var globex = installed("tombless");
        erase(acme).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(last(acme))
                        .hasValueSatisfying(record -> assertThat(record.value()).isNull()));
        assertThat(last(globex))
                .hasValueSatisfying(record -> assertThat(record.value()).isNotNull());
    }

    @Test
    void erasureOfAnUnknownTenantIsDone() {
        erase(Portal.of("never-here"))
                .statusCode(200)
                .body("deleted", anEmptyMap())
                .body("left", anEmptyMap());
    }

    @Test
    void exportHoldsInstallationsAndNoSecrets() {
        var acme = installed("exporter");
        installed("unexported");

        var text = export(acme).statusCode(200).extract().asString();

        assertThat(text).doesNotContain(SECRET, "unexported");
        var lines = text.lines().map(JsonPath::from).toList();
        assertThat(lines.getFirst().getString("file")).isEqualTo("installations");
        assertThat(lines.getFirst().getString("row.plugin")).isEqualTo("testers/exporter");
        assertThat(lines.getFirst().getInt("row.configuration.level")).isEqualTo(5);
        assertThat(lines.getFirst().getBoolean("row.enabled")).isTrue();
        assertThat(lines.getFirst().getList("row.grants")).contains("catalog.entity.read");
        assertThat(lines.getLast().getString("file")).isEqualTo("end");
        assertThat(lines.getLast().getInt("row.installations")).isEqualTo(1);
    }

    @Test
    void exportHoldsWhatHasComeOfPluginsAndNothingOfOthers() {
        var acme = installed("tells-all");
        Belongings.of(acme, "Ours");
        Belongings.of(installed("tells-none"), "Theirs");

        var text = export(acme).statusCode(200).extract().asString();

        assertThat(text).doesNotContain("Theirs");
        assertThat(row(text, "events", "id", Belongings.event(acme)))
                .containsEntry("type", "plugin.testers.ours.happened")
                .containsEntry("data", Map.of("title", "Ours"))
                .extractingByKey("deliveries", InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.get("state")).isEqualTo("failed"));
        assertThat(row(text, "action-runs", "title", "Ours"))
                .containsEntry("state", "done")
                .containsEntry("given", Map.of("reason", "because"))
                .containsEntry("by", "ada")
                .extractingByKey("log", InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(line -> assertThat(line.get("message")).isEqualTo("hello"));
        assertThat(row(text, "scorecards", "name", "Ours"))
                .containsEntry("filter", Map.of("kind", "component"))
                .extractingByKey("days", InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(day -> assertThat(day.get("reached")).isEqualTo(List.of(1, 0, 2)));
        assertThat(row(text, "scorecard-standings", "title", "Ours")).containsEntry("level", 2);
        assertThat(row(text, "check-results", "evidence", "Ours")).containsEntry("result", "fail");
        assertThat(row(text, "notifications", "title", "Ours")).containsEntry("severity", "high");
        assertThat(row(text, "notification-settings", "topic", "Ours"))
                .containsEntry("muted", List.of("a/b/c", "d/e/f"));
        assertThat(row(text, "studio-drafts", "name", "ours")).containsEntry("content", Map.of("title", "Ours"));
        var end = JsonPath.from(text.lines().toList().getLast());
        assertThat(end.getInt("row.'studio-drafts'")).isEqualTo(1);
        assertThat(end.getInt("row.events")).isEqualTo((int) text.lines()
                .filter(line -> line.startsWith("{\"file\":\"events\""))
                .count());
    }

    private static Map<String, Object> row(String export, String file, String key, String value) {
        return export.lines()
                .map(JsonPath::from)
                .filter(line -> line.getString("file").equals(file))
                .map(line -> line.<String, Object>getMap("row"))
                .filter(row -> value.equals(row.get(key)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void servicesOnly() {
        var acme = installed("guarded");
        var before = tenantsRowsOf(acme);
        acme.tenant().asOwner().delete(address(acme)).then().statusCode(403);
        acme.tenant().asOwner().get(address(acme) + "/export").then().statusCode(403);
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .delete(address(acme))
                .then()
                .statusCode(403);
        RestAssured.given().delete(address(acme)).then().statusCode(401);
        service().delete("/internal/tenants/no-id").then().statusCode(404);
        assertThat(tenantsRowsOf(acme)).isEqualTo(before);
    }

    private Portal installed(String slug) {
        publisher.publish(Probe.files(slug, "1.0.0"));
        var portal = Portal.of(slug);
        portal.put("testers/" + slug, Probe.enabled()).statusCode(201);
        return portal;
    }

    private static List<String> tenantsRowsOf(Portal portal) {
        try {
            return tenantsRows(portal);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The tables that hold rows of the tenant, but the outbox, which empties itself.
    private static List<String> tenantsRows(Portal portal) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "select table_name from information_schema.columns where column_name = 'tenant_id' order by 1")) {
            while (tables.next()) {
                var table = tables.getString(1);
                var rows = TestDatabase.query("select count(*) from " + table + " where tenant_id = '"
                        + portal.tenant().id() + "'");
                if (rows > 0 && !table.equals("outbox") && !table.equals("plugin_log")) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static Optional<ConsumerRecord<String, byte[]>> last(Portal portal) {
        return TestTopics.read(Topics.PLUGIN_STATE).stream()
                .filter(record -> record.key().startsWith(portal.tenant().id() + "/"))
                .reduce((_, later) -> later);
    }

    private static ValidatableResponse erase(Portal portal) {
        return service().delete(address(portal)).then();
    }

    private static ValidatableResponse export(Portal portal) {
        return service().get(address(portal) + "/export").then();
    }

    private static String address(Portal portal) {
        return "/internal/tenants/" + portal.tenant().id();
    }

    private static RequestSpecification service() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "plugin-manager"));
    }
}
