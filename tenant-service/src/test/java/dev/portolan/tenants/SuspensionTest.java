package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SuspensionTest {
    @Test
    void suspensionIsToldAndVoidsTokens() {
        var tenant = tenant("susp");
        var slug = tenant.slug().value();
        var before = tenant.token("ann-of-" + slug, "tenant.read");
        suspend(slug, "operator").statusCode(200).body("state", equalTo("suspended"));

        var id = tenant.id().toString();
        var revocation = Json.read(
                TestTopics.await(
                                Topics.ACCESS_REVOCATIONS,
                                record -> record.key().equals(id))
                        .value(),
                Revocation.class);
        assertThat(revocation.tenant()).isEqualTo(tenant.id());
        assertThat(revocation.subject()).isNull();
        assertThat(revocation.reason()).isEqualTo("abuse");
        var state = Json.read(
                TestTopics.await(Topics.TENANT_STATE, record -> record.key().equals(id))
                        .value(),
                TenantState.class);
        assertThat(state.state()).isEqualTo(TenantLifecycle.SUSPENDED);
        var event = Json.read(
                TestTopics.await(Topics.TENANT_EVENTS, record -> record.key().equals(id))
                        .value(),
                TenantEvent.class);
        assertThat(event)
                .isInstanceOfSatisfying(
                        TenantEvent.StateChanged.class,
                        changed -> assertThat(changed.from()).isEqualTo(TenantLifecycle.ACTIVE));

        awaitStatus(slug, before, 401, "token-outdated");
        awaitStatus(slug, tenant.token("ann-of-" + slug, "tenant.read"), 403, "tenant-suspended");
    }

    @Test
    void reactivationOpensAgain() {
        var tenant = tenant("open");
        var slug = tenant.slug().value();
        suspend(slug, "operator").statusCode(200);
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "paid"))
                .delete("/api/operator/tenants/" + slug + "/suspension")
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tenant.asViewer().get("/api/tenants/" + slug).statusCode() == 200);
    }

    @Test
    void bothAreOnRecordWithTheirReasons() {
        var tenant = tenant("record");
        suspend(tenant.slug().value(), "operator").statusCode(200);
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .queryParam("reason", "all good")
                .delete("/api/operator/tenants/" + tenant.slug() + "/suspension")
                .then()
                .statusCode(200);
        var id = tenant.id().toString();
        TestTopics.await(
                Topics.AUDIT,
                record -> record.key().equals(id)
                        && new String(record.value(), StandardCharsets.UTF_8).contains("all good"));
        var entries = TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(id))
                .map(record -> Json.read(record.value(), AuditEvent.class))
                .toList();
        assertThat(entries).extracting(AuditEvent::action).containsExactly("tenant.suspended", "tenant.reactivated");
        assertThat(entries).extracting(entry -> entry.change().reason()).containsExactly("abuse", "all good");
        assertThat(entries)
                .extracting(entry -> entry.change().after().get("state"))
                .containsExactly("suspended", "active");
        assertThat(entries).extracting(entry -> entry.actor().subject()).containsOnly("staff-operator");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',
            '{}',
            '{"reason": " "}',
            """)
    void openingAgainNeedsAReason(String body) {
        var slug = tenant("why").slug().value();
        suspend(slug, "operator").statusCode(200);
        var request = given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json");
        (body.isEmpty() ? request : request.body(body))
                .delete("/api/operator/tenants/" + slug + "/suspension")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        assertThat(TestDatabase.query(
                        "select count(*) from tenant where slug = '" + slug + "' and state = 'SUSPENDED'"))
                .isEqualTo(1);
    }

    @Test
    void repeatedSuspensionChangesNothing() {
        var tenant = tenant("again");
        suspend(tenant.slug().value(), "operator").statusCode(200);
        suspend(tenant.slug().value(), "operator").statusCode(200).body("state", equalTo("suspended"));
        var id = tenant.id().toString();
        TestTopics.await(Topics.ACCESS_REVOCATIONS, record -> record.key().equals(id));
        assertThat(TestTopics.read(Topics.TENANT_EVENTS).stream()
                        .filter(record -> record.key().equals(id)))
                .hasSize(1);
    }

    @Test
    void tenantThatIsNotOpenCannotBeSuspended() {
        var slug = tenant("prov").slug().value();
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        suspend(slug, "operator").statusCode(409).body("type", equalTo("https://portolan.dev/problems/tenant-state"));
    }

    @Test
    void unknownTenantIsAProblem() {
        suspend("nobody-has-this", "operator").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "billing"})
    void otherStaffMayNot(String role) {
        var slug = tenant("staff").slug().value();
        suspend(slug, role).statusCode(403);
        assertThat(TestDatabase.query("select count(*) from tenant where slug = '" + slug + "' and state = 'ACTIVE'"))
                .isEqualTo(1);
    }

    @Test
    void ownersMayNot() {
        var slug = tenant("owner").slug().value();
        TestTenant.of(slug)
                .asOwner()
                .contentType("application/json")
                .body(Map.of("reason", "abuse"))
                .post("/api/operator/tenants/" + slug + "/suspension")
                .then()
                .statusCode(403);
    }

    @Test
    void reasonIsNeeded() {
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{}")
                .post("/api/operator/tenants/" + tenant("reason").slug() + "/suspension")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
    }

    private static TestTenant tenant(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    private static ValidatableResponse suspend(String slug, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .contentType("application/json")
                .body(Map.of("reason", "abuse"))
                .post("/api/operator/tenants/" + slug + "/suspension")
                .then();
    }

    private static void awaitStatus(String slug, String token, int status, String problem) {
        Awaitility.await(problem)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + token)
                        .get("/api/tenants/" + slug)
                        .then()
                        .statusCode(status)
                        .body("type", equalTo("https://portolan.dev/problems/" + problem)));
    }
}
