package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ProvisioningTest {
    @Test
    void allStepsAreDoneAndTold() {
        var slug = World.slug("saga");
        var email = slug + "@example.test";
        var link = World.active(slug, email);
        given().get("/api/signups/" + link.id())
                .then()
                .body("steps.name", equalTo(List.of("owner", "catalog", "plugins", "subscription", "welcome")))
                .body("steps.state", everyItem(is("done")))
                .body("organization", equalTo("Acme & Sons"))
                .body("slug", equalTo(slug));
        var id = World.tenant(slug).toString();
        var state = Json.read(await(Topics.TENANT_STATE, id, "\"active\"").value(), TenantState.class);
        assertThat(state.slug().value()).isEqualTo(slug);
        assertThat(state.state()).isEqualTo(TenantLifecycle.ACTIVE);
        assertThat(state.plan().id()).isEqualTo("business");
        assertThat(state.plan().limits().get("entities")).isGreaterThanOrEqualTo(10_000);
        assertThat(await(Topics.TENANT_EVENTS, id, "tenant.signed-up")).isNotNull();
        var provisioned =
                Json.read(await(Topics.TENANT_EVENTS, id, "tenant.provisioned").value(), TenantEvent.class);
        assertThat(provisioned.tenant().toString()).isEqualTo(id);
        var welcome = World.awaitMail(email, "ready on Portolan");
        assertThat(welcome.get("text")).contains("Ada Byron", "http://localhost:8080/" + slug, "trial until");
        assertThat(welcome.get("html")).contains("Acme &amp; Sons");
    }

    @Test
    void remoteStepsCarryTheServicesToken() {
        var slug = World.slug("peers");
        World.active(slug, slug + "@example.test");
        var calls = World.requests().stream()
                .filter(request -> request.get("body").contains(slug)
                        && request.get("method").equals("PUT"))
                .toList();
        assertThat(calls)
                .extracting(call -> call.get("path"))
                .containsExactly(
                        "/catalog/internal/tenants/" + World.tenant(slug),
                        "/plugins/internal/tenants/" + World.tenant(slug));
        assertThat(Tokens.claims(calls.getFirst().get("authorization").substring(7)))
                .containsEntry("aud", "catalog-service")
                .containsEntry("use", "service")
                .containsEntry("sub", "service:tenant-service");
        assertThat(calls.getLast().get("body")).contains("portolan/announcements", "Acme & Sons");
    }

    @Test
    void trialOfBusinessWithoutAPlan() {
        var slug = World.slug("trial");
        World.active(slug, slug + "@example.test");
        assertThat(TestDatabase.query(
                        "select count(*) from subscription s join tenant t on t.id = s.tenant_id where t.slug = '"
                                + slug
                                + "' and s.plan = 'business' and s.status = 'TRIALING'"
                                + " and s.trial_ends_at = s.started_at + interval '14 days'"))
                .isEqualTo(1);
    }

    @Test
    void namedPlanIsNoTrial() {
        var slug = World.slug("named");
        var form = new HashMap<>(World.form(slug, slug + "@example.test"));
        form.put("plan", "free");
        String id = World.signUp(form).statusCode(202).extract().path("id");
        var link = World.link(id, slug + "@example.test");
        World.confirm(link, World.PASSWORD).statusCode(202);
        World.awaitState(link, "active");
        assertThat(TestDatabase.query(
                        "select count(*) from subscription s join tenant t on t.id = s.tenant_id where t.slug = '"
                                + slug + "' and s.plan = 'free' and s.status = 'ACTIVE' and s.trial_ends_at is null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "plugins"})
    void stepThatFailsTwiceIsTriedAgain(String service) {
        var slug = World.slug("flaky-" + service);
        World.active(slug, slug + "@example.test");
        assertThat(attempts(slug, service)).isEqualTo(3);
        assertThat(World.text(
                        "select error from provisioning_step s join tenant t on t.id = s.tenant_id where t.slug = '"
                                + slug + "' and s.name = '" + service.toUpperCase(Locale.ROOT) + "'"))
                .isNull();
    }

    @Test
    void stepOfAKilledProcessIsTakenUp() {
        var slug = World.slug("killed");
        var link = World.active(slug, slug + "@example.test");
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        World.sql("update provisioning_step set state = 'RUNNING', leased_until = now() - interval '1 second'"
                + " where name = 'WELCOME' and tenant_id = '" + World.tenant(slug) + "'");
        World.awaitState(link, "active");
        assertThat(attempts(slug, "welcome")).isEqualTo(2);
    }

    @Test
    void stepInUseIsLeftAlone() {
        var slug = World.slug("leased");
        var link = World.active(slug, slug + "@example.test");
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        World.sql("update provisioning_step set state = 'RUNNING', leased_until = now() + interval '1 hour'"
                + " where name = 'CATALOG' and tenant_id = '" + World.tenant(slug) + "'");
        var other = World.slug("other");
        World.active(other, other + "@example.test");
        given().get("/api/signups/" + link.id())
                .then()
                .body("state", equalTo("provisioning"))
                .body("steps[1].state", equalTo("running"));
        assertThat(attempts(slug, "catalog")).isEqualTo(1);
    }

    @Test
    void givenUpStepIsToldAndRetriedByAnOperator() {
        var slug = World.slug("given");
        var link = World.active(slug, slug + "@example.test");
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        World.sql("update provisioning_step set state = 'FAILED', error = 'The catalog does not answer.'"
                + " where name = 'CATALOG' and tenant_id = '" + World.tenant(slug) + "'");
        given().get("/api/signups/" + link.id())
                .then()
                .body("state", equalTo("failed"))
                .body("steps[1].error", equalTo("The catalog does not answer."));
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .post("/api/operator/tenants/" + slug + "/provisioning/retry")
                .then()
                .statusCode(200);
        World.awaitState(link, "active");
    }

    @Test
    void givenUpStepIsLeftOutByAnOperator() {
        var slug = World.slug("skipped");
        var link = stuck(slug, "CATALOG");
        skip("operator", slug, "{\"step\": \"catalog\", \"reason\": \"made by hand\"}")
                .statusCode(200)
                .body("steps.find { it.name == 'catalog' }.state", equalTo("skipped"));
        World.awaitState(link, "active");
        var id = World.tenant(slug).toString();
        assertThat(await(Topics.AUDIT, id, "provisioning.step-skipped").value())
                .asString(StandardCharsets.UTF_8)
                .contains("made by hand", "staff-operator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | /reason
            {"step": "catalog"}                             | /reason
            {"step": "catalog", "reason": ""}               | /reason
            {"step": "roof", "reason": "x"}                 | /step
            {"step": "subscription", "reason": "x"}         | /step
            {"step": "verification", "reason": "x"}         | /step
            """)
    void malformedSkipIsAProblem(String body, String pointer) {
        var slug = World.slug("skipbad");
        World.stored(TestTenant.of(slug));
        skip("operator", slug, body).statusCode(400).body("violations.pointer", hasItem(pointer));
    }

    @Test
    void stepThatIsDoneCannotBeLeftOut() {
        var slug = World.slug("skipdone");
        World.active(slug, slug + "@example.test");
        skip("operator", slug, "{\"step\": \"catalog\", \"reason\": \"x\"}").statusCode(409);
        assertThat(TestDatabase.query("select count(*) from provisioning_step s join tenant t on t.id = s.tenant_id"
                        + " where t.slug = '" + slug + "' and s.state = 'SKIPPED'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "billing"})
    void otherStaffMayNotLeaveStepsOut(String role) {
        skip(role, "any", "{\"step\": \"catalog\", \"reason\": \"x\"}").statusCode(403);
    }

    @Test
    void supportMayRetryAndBillingMayNot() {
        var slug = World.slug("retry");
        World.stored(TestTenant.of(slug));
        retry("support", slug).statusCode(200);
        retry("billing", slug).statusCode(403);
        retry("support", "nobody-has-this").statusCode(404);
    }

    private static World.Link stuck(String slug, String step) {
        var link = World.active(slug, slug + "@example.test");
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        World.sql("update provisioning_step set state = 'FAILED', error = 'It does not answer.'" + " where name = '"
                + step + "' and tenant_id = '" + World.tenant(slug) + "'");
        return link;
    }

    private static ValidatableResponse skip(String role, String slug, String body) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .contentType("application/json")
                .body(body)
                .post("/api/operator/tenants/" + slug + "/provisioning/skip")
                .then();
    }

    private static ValidatableResponse retry(String role, String slug) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .post("/api/operator/tenants/" + slug + "/provisioning/retry")
                .then();
    }

    private static long attempts(String slug, String step) {
        return TestDatabase.query("select attempts from provisioning_step s join tenant t on t.id = s.tenant_id"
                + " where t.slug = '" + slug + "' and lower(s.name) = '" + step + "'");
    }

    private static ConsumerRecord<String, byte[]> await(String topic, String key, String text) {
        return TestTopics.await(
                topic,
                record ->
                        record.key().equals(key) && new String(record.value(), StandardCharsets.UTF_8).contains(text));
    }
}
