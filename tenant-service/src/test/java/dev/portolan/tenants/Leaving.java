package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/// Tenants on their way out, and what is left of them.
final class Leaving {
    private Leaving() {}

    static ValidatableResponse leave(TestTenant tenant) {
        return tenant.asOwner()
                .contentType("application/json")
                .body(Map.of("confirm", tenant.slug().value(), "reason", "moved"))
                .post(path(tenant))
                .then();
    }

    /// Asks to leave, lets the window end and waits until nothing is left.
    static void erase(TestTenant tenant) {
        leave(tenant).statusCode(202);
        World.sql("update offboarding set erase_at = now() - interval '1 second' where id = '" + tenant.id() + "'");
        awaitErased(tenant);
    }

    static void awaitErased(TestTenant tenant) {
        Awaitility.await("erasure of " + tenant.slug())
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestDatabase.query("select count(*) from offboarding where state = 'ERASED' and id = '"
                                + tenant.id() + "'")
                        == 1);
    }

    static void awaitTimeline(TestTenant tenant) {
        Awaitility.await("timeline of " + tenant.slug())
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query(
                                "select count(*) from timeline_entry where type in ('tenant.provisioned', 'plugin.enabled')"
                                        + " and tenant_id = '" + tenant.id() + "'")
                        == 1);
    }

    static ValidatableResponse report(TestTenant tenant, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .get("/api/operator/tenants/" + tenant.slug() + "/erasure")
                .then();
    }

    /// How many rows of the tenant each table holds, but the outbox, which empties itself.
    static Map<String, Long> rows(TestTenant tenant) {
        var found = new TreeMap<String, Long>();
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var tables = statement.executeQuery("select table_name from information_schema.columns"
                        + " where column_name = 'tenant_id' and table_schema = 'public'")) {
            while (tables.next()) {
                var table = tables.getString(1);
                var rows = TestDatabase.query(
                        "select count(*) from " + table + " where tenant_id = '" + tenant.id() + "'");
                if (rows > 0 && !table.equals("outbox")) {
                    found.put(table, rows);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestTenant active(String prefix) {
        var slug = World.slug(prefix);
        World.active(slug, slug + "@example.test");
        return new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
    }

    static TestTenant stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    static String path(TestTenant tenant) {
        return "/api/tenants/" + tenant.slug() + "/offboarding";
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }
}
