package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TenantSearchTest {
    @ParameterizedTest
    @ValueSource(strings = {"operator", "support", "billing"})
    void staffFindsATenantByPartOfItsNameOrSlug(String role) {
        var slug = stored("find");
        named(slug, "Grünwald & Ñuñez " + slug);
        list(role, "?q=NWALD%20%26%20%C3%B1u%C3%91").body("items.slug", contains(slug));
        list(role, "?q=" + slug.substring(2)).body("items.slug", contains(slug));
        World.sql("delete from member where tenant_id = '" + TestTenant.of(slug).id() + "'");
        World.sql("delete from tenant where slug = '" + slug + "'");
    }

    @Test
    void lineHasWhatStaffLooksFor() {
        var slug = World.slug("line");
        World.active(slug, slug + "@example.test");
        list("support", "?q=" + slug)
                .body("items", hasSize(1))
                .body("items[0].slug", equalTo(slug))
                .body("items[0].name", equalTo("Acme & Sons"))
                .body("items[0].state", equalTo("active"))
                .body("items[0].plan", equalTo("business"))
                .body("items[0].members", equalTo(1))
                .body("items[0].trialEndsAt", notNullValue())
                .body("items[0].createdAt", notNullValue());
    }

    @Test
    void pagesAreByNameAndLeaveNothingOut() {
        var mark = World.slug("paged");
        var slugs = List.of(mark + "-c", mark + "-a", mark + "-b");
        slugs.forEach(slug -> World.stored(TestTenant.of(slug)));
        named(mark + "-a", "zebra " + mark);
        named(mark + "-b", "Aardvark " + mark);
        named(mark + "-c", "aardvark " + mark);
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list("operator", "?limit=1&q=" + mark + (cursor == null ? "" : "&cursor=" + cursor));
            page.body("items", hasSize(1));
            seen.add(page.extract().path("items[0].slug"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        assertThat(seen).containsExactly(mark + "-b", mark + "-c", mark + "-a");
    }

    @Test
    void stateAndPlanNarrowIt() {
        var slug = stored("state");
        World.sql("update tenant set state = 'SUSPENDED', plan = 'team' where slug = '" + slug + "'");
        list("operator", "?state=suspended&plan=team&q=" + slug).body("items.slug", contains(slug));
        list("operator", "?state=active&q=" + slug).body("items", empty());
        list("operator", "?plan=free&q=" + slug).body("items", empty());
    }

    @Test
    void erasedTenantsAreListedOnlyWhenAskedFor() {
        var slug = stored("gone");
        World.sql("update tenant set state = 'DELETED' where slug = '" + slug + "'");
        list("operator", "?q=" + slug).body("items", empty());
        list("operator", "?state=deleted&q=" + slug).body("items.slug", contains(slug));
    }

    @Test
    void patternsAreNoPatterns() {
        list("operator", "?q=%25").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            state=gone,      state
            plan=gold,       plan
            cursor=garbage,  cursor
            cursor=WyJ4Il0,  cursor
            limit=0,         limit
            limit=201,       limit
            """)
    void badQuestionIsAProblem(String query, String pointer) {
        list("operator", "?" + query).statusCode(400).body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void pageShowsWhatIsKnown() {
        var slug = World.slug("page");
        var email = slug + "@example.test";
        World.active(slug, email);
        staff("billing", "/" + slug)
                .statusCode(200)
                .body("tenant.slug", equalTo(slug))
                .body("tenant.state", equalTo("active"))
                .body("tenant.plan.id", equalTo("business"))
                .body("owner.name", equalTo("Ada Byron"))
                .body("owner.email", equalTo(email))
                .body("subscription.plan", equalTo("business"))
                .body("subscription.status", equalTo("trialing"))
                .body("members", equalTo(1))
                .body(
                        "provisioning.steps.name",
                        contains("verification", "owner", "catalog", "plugins", "subscription", "welcome"))
                .body("invoices.open", notNullValue())
                .body("supportSessions", notNullValue());
    }

    @Test
    void tenantWithoutOwnerOrSubscriptionHasAPage() {
        var slug = stored("bare");
        staff("support", "/" + slug)
                .statusCode(200)
                .body("$", not(hasKey("owner")))
                .body("$", not(hasKey("subscription")))
                .body("members", equalTo(3));
    }

    @Test
    void membersAreOfThatTenantOnly() {
        var slug = stored("people");
        stored("others");
        staff("support", "/" + slug + "/members?limit=2")
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", notNullValue());
        List<String> subjects = staff("support", "/" + slug + "/members")
                .body("next", nullValue())
                .extract()
                .path("items.subject");
        assertThat(subjects).hasSize(3).allMatch(subject -> subject.endsWith("-of-" + slug));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',         overview
            /members,   members
            /timeline,  timeline
            """)
    void lookingIsOnRecord(String path, String page) {
        var slug = stored("look");
        staff("support", "/" + slug + path).statusCode(200);
        var id = TestTenant.of(slug).id();
        var event = Json.read(
                TestTopics.await(Topics.AUDIT, record -> record.key().equals(id.toString()))
                        .value(),
                AuditEvent.class);
        assertThat(event.action()).isEqualTo("tenant.looked-at");
        assertThat(event.tenant()).isEqualTo(id);
        assertThat(event.actor().kind()).isEqualTo(AuditEvent.Kind.STAFF);
        assertThat(event.actor().subject()).isEqualTo("staff-support");
        assertThat(event.change().after()).containsEntry("page", page);
    }

    @Test
    void searchIsNoLook() {
        var slug = stored("unlooked");
        list("operator", "?q=" + slug).body("items", hasSize(1));
        staff("operator", "/" + stored("looked")).statusCode(200);
        TestTopics.await(
                Topics.AUDIT,
                record -> record.value() != null
                        && new String(record.value(), StandardCharsets.UTF_8).contains("staff-operator"));
        assertThat(TestTopics.read(Topics.AUDIT))
                .noneMatch(
                        record -> record.key().equals(TestTenant.of(slug).id().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nobody-has-this", "/nobody-has-this/members", "/nobody-has-this/timeline", "/Not%20a%20slug"})
    void unknownTenantIsAProblem(String path) {
        staff("operator", path).statusCode(404).body("type", equalTo("https://portolan.dev/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/acme", "/acme/members", "/acme/timeline"})
    void ownersAndServicesMayNot(String path) {
        given().get("/api/operator/tenants" + path).then().statusCode(401);
        TestTenant.ACME.asOwner().get("/api/operator/tenants" + path).then().statusCode(403);
        given().header("Authorization", "Bearer " + TestTokens.service("web-ui", "tenant-service"))
                .get("/api/operator/tenants" + path)
                .then()
                .statusCode(403);
    }

    private static String stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant.slug().value();
    }

    private static void named(String slug, String name) {
        World.sql("update tenant set name = '" + name + "' where slug = '" + slug + "'");
    }

    private static ValidatableResponse list(String role, String query) {
        return staff(role, query);
    }

    private static ValidatableResponse staff(String role, String path) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .urlEncodingEnabled(false)
                .get("/api/operator/tenants" + path)
                .then();
    }
}
