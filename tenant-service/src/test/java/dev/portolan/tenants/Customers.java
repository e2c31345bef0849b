package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.time.Ids;
import dev.portolan.streams.Json;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// Tenants with subscriptions, of three members each, and what their owners and the staff do with them.
final class Customers {
    static final Instant MIDDLE_OF_NOVEMBER = Instant.parse("2031-11-16T12:00:00Z");

    private Customers() {}

    /// One that pays for a plan.
    static TestTenant on(String plan) {
        var tenant = stored(plan);
        World.sql("insert into subscription (id, tenant_id, plan, status, started_at, version) values"
                + " (gen_random_uuid(), '" + tenant.id() + "', '" + plan + "', 'ACTIVE', now(), 0)");
        return tenant;
    }

    /// One that tries a plan.
    static TestTenant trying(String plan, Instant until) {
        var tenant = stored(plan);
        World.sql("insert into subscription (id, tenant_id, plan, status, started_at, trial_ends_at, version) values"
                + " (gen_random_uuid(), '" + tenant.id() + "', '" + plan + "', 'TRIALING', now(), '" + until
                + "', 0)");
        return tenant;
    }

    private static TestTenant stored(String plan) {
        var tenant = TestTenant.of(World.slug("plan"));
        World.stored(tenant);
        World.sql("update tenant set plan = '" + plan + "' where id = '" + tenant.id() + "'");
        World.sql("update member set role = 'OWNER' where subject = 'ann-of-" + tenant.slug() + "'");
        return tenant;
    }

    /// Makes it late for a tenant, without doing what becomes due.
    static void at(TestTenant tenant, Instant at, String zone) {
        World.sql("update tenant set test = true, zone = '" + zone + "' where id = '" + tenant.id() + "'");
        World.sql("insert into test_clock (tenant_id, at) values ('" + tenant.id() + "', '" + at + "')");
    }

    static void hasMembers(TestTenant tenant, int number) {
        IntStream.range(3, number)
                .forEach(i -> World.sql(
                        "insert into member (id, tenant_id, subject, name, email, role, since, version) values"
                                + " (gen_random_uuid(), '" + tenant.id() + "', 'm" + i + "', 'M', 'm" + i
                                + "@example.test', 'VIEWER', now(), 0)"));
    }

    /// Has a service tell how much of a level the tenant has, and waits until it is known.
    static void has(TestTenant tenant, Meter level, long number) {
        var event = new UsageEvent(tenant.id(), "test", "change/" + Ids.next(), level, number, Instant.now());
        TestTopics.send(Topics.USAGE, tenant.id().toString(), tenant.id(), "usage.metered", event);
        Awaitility.await(level + " of " + tenant.slug())
                .atMost(Duration.ofSeconds(20))
                .until(() -> TestDatabase.query("select count(*) from usage_event where tenant_id = '" + tenant.id()
                                + "' and id = '" + event.id() + "'")
                        == 1);
    }

    static String path(TestTenant tenant) {
        return "/api/tenants/" + tenant.slug() + "/billing/subscription";
    }

    static ValidatableResponse subscription(TestTenant tenant) {
        return tenant.as("reader", "billing.read").get(path(tenant)).then();
    }

    /// As somebody who may only manage what is billed.
    static RequestSpecification manager(TestTenant tenant) {
        return tenant.as("ann-of-" + tenant.slug(), "billing.manage").contentType("application/json");
    }

    static ValidatableResponse preview(TestTenant tenant, String plan) {
        return manager(tenant)
                .body(Map.of("plan", plan))
                .post(path(tenant) + "/preview")
                .then();
    }

    static ValidatableResponse choose(TestTenant tenant, String plan) {
        return manager(tenant).body(Map.of("plan", plan)).put(path(tenant)).then();
    }

    static RequestSpecification staff(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .contentType("application/json");
    }

    static String staffPath(TestTenant tenant, String what) {
        return "/api/operator/tenants/" + tenant.slug() + what;
    }

    /// Makes the tenant a test, and moves its clock by the API.
    static void moved(TestTenant tenant, Instant to) {
        staff("billing")
                .body(Map.of("test", true, "reason", "a test"))
                .put(staffPath(tenant, "/test"))
                .then()
                .statusCode(200);
        staff("billing")
                .body(Map.of("at", to.toString()))
                .put(staffPath(tenant, "/clock"))
                .then()
                .statusCode(200);
    }

    static String state(TestTenant tenant) {
        return World.text("select state from tenant where id = '" + tenant.id() + "'");
    }

    static String subscribed(TestTenant tenant) {
        return World.text("select plan || ' ' || status from subscription where tenant_id = '" + tenant.id() + "'");
    }

    /// What was said of a tenant on a topic, in order, once there are so many.
    static <T> List<T> said(TestTenant tenant, String topic, Class<T> type, int number) {
        return Awaitility.await(topic)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> TestTopics.read(topic).stream()
                                .filter(record ->
                                        record.key().equals(tenant.id().toString()))
                                .map(record -> Json.read(record.value(), type))
                                .toList(),
                        found -> found.size() >= number);
    }

    static List<String> audited(TestTenant tenant, int number) {
        return said(tenant, Topics.AUDIT, AuditEvent.class, number).stream()
                .map(event -> event.action())
                .toList();
    }

    /// How often the tenant has changed its plan.
    static long changes(TestTenant tenant) {
        return TestDatabase.query("select count(*) from subscription_change where tenant_id = '" + tenant.id() + "'");
    }
}
