package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever changes something in a tenant is on record.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AuditedOperationsTest {
    private static final String BASE = "/api/tenants/{}";

    /// Operations of the tenant's routes that change nothing.
    private static final Set<String> TRIALS = Set.of("POST " + BASE + "/billing/subscription/preview");
    /// Shown here, or in the tests of their own feature, to leave an entry. Whoever adds an operation shows it, too.
    private static final Set<String> AUDITED = Set.of(
            "POST " + BASE + "/support-sessions/{}/consent",
            "POST " + BASE + "/support-sessions/{}/refusal",
            "POST " + BASE + "/support-sessions/{}/end",
            "PATCH " + BASE + "/members/{}",
            "DELETE " + BASE + "/members/{}",
            "POST " + BASE + "/invitations",
            "POST " + BASE + "/invitations/{}/resend",
            "DELETE " + BASE + "/invitations/{}",
            "POST " + BASE + "/tokens",
            "DELETE " + BASE + "/tokens/{}",
            "PUT " + BASE + "/billing/subscription",
            "POST " + BASE + "/exports",
            "POST " + BASE + "/offboarding",
            "DELETE " + BASE + "/offboarding");

    @Test
    void everyOperationIsEitherHereOrChangesNothing() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        var changing = new TreeSet<String>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> path.startsWith("/api/tenants/")
                        && Set.of("post", "put", "patch", "delete").contains(method))
                .forEach(method ->
                        changing.add(method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}"))));
        changing.removeAll(TRIALS);

        assertThat(changing).isNotEmpty().isSubsetOf(AUDITED);
    }

    @ParameterizedTest
    @CsvSource({
        "consent,support.consented",
        "refusal,support.refused",
        "end,support.ended",
    })
    void ownersAnswersAreOnRecord(String act, String action) {
        var support = Support.with("acts");
        var id = support.requested(false);

        support.answer(id, act, "{}").statusCode(200);

        Acts.await(support.tenant(), action)
                .body("items[0].actor.kind", equalTo("member"))
                .body("items[0].actor.subject", equalTo(support.owner()))
                .body("items[0].target.type", equalTo("support_session"))
                .body("items[0].target.id", equalTo(id));
    }

    @Test
    void operatorsActsAreOnRecord() {
        var tenant = Acts.tenant("staffed");
        var base = "/api/operator/tenants/" + tenant.slug();
        World.sql(
                "insert into provisioning_step (id, tenant_id, name, position, state, attempts, created_at, due_at, at)"
                        + " values (gen_random_uuid(), '" + tenant.id()
                        + "', 'CATALOG', 1, 'FAILED', 9, now(), now(), now())");
        Support.staff("operator").post(base + "/provisioning/retry").then().statusCode(200);
        Support.staff("operator")
                .contentType("application/json")
                .body("{\"reason\": \"abuse\"}")
                .post(base + "/suspension")
                .then()
                .statusCode(200);
        Acts.await(tenant, 2);
        Support.staff("operator")
                .queryParam("reason", "all good")
                .delete(base + "/suspension")
                .then()
                .statusCode(200);

        Acts.await(tenant, 3);

        assertThat(World.text("select string_agg(action, ' ' order by seq) from audit_entry where tenant_id = '"
                        + tenant.id() + "'"))
                .isEqualTo("provisioning.retried tenant.suspended tenant.reactivated");
        assertThat(World.text("select string_agg(distinct actor_kind || actor_subject, ' ') from audit_entry"
                        + " where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo("STAFFstaff-operator");
        assertThat(World.text("select change from audit_entry where seq = 2 and tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(
                        "{\"after\":{\"state\":\"suspended\"},\"before\":{\"state\":\"active\"},\"reason\":\"abuse\"}");
    }

    @Test
    void whoSignsUpIsOnRecordFromTheFirstLine() {
        var slug = World.slug("first");
        World.active(slug, slug + "@example.test");
        var tenant = new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
        Acts.await(tenant, "tenant.provisioned");

        Acts.list(tenant, "action=tenant.")
                .body("items.target.type", everyItem(equalTo("tenant")))
                .body("items.action", contains("tenant.provisioned", "tenant.signed-up"))
                .body("items[1].seq", equalTo(1))
                .body("items[1].actor.kind", equalTo("member"))
                .body("items[1].actor.subject", equalTo(World.owner(slug)))
                .body("items[1].actor.name", equalTo("Ada Byron"))
                .body("items[1].actor.address", equalTo("127.0.0.1"))
                .body("items[1].change.after.slug", equalTo(slug))
                .body("items[1].change.after.plan", equalTo("business"))
                .body("items[0].actor.kind", equalTo("service"))
                .body("items[0].actor.address", nullValue());
    }
}
