package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TenantResourceTest {
    @BeforeEach
    void tenants() {
        World.stored(TestTenant.ACME);
        World.stored(TestTenant.GLOBEX);
    }

    @Test
    void memberSeesTheTenant() {
        TestTenant.ACME
                .asViewer()
                .get("/api/tenants/acme")
                .then()
                .statusCode(200)
                .body("id", equalTo(TestTenant.ACME.id().toString()))
                .body("slug", equalTo("acme"))
                .body("name", equalTo("The acme"))
                .body("state", equalTo("active"))
                .body("plan.id", equalTo("business"))
                .body("plan.limits.entities", equalTo(20_000))
                .body("createdAt", notNullValue())
                .body("trialEndsAt", nullValue());
    }

    @Test
    void trialsEndIsShown() {
        var slug = World.slug("shown");
        World.active(slug, slug + "@example.test");
        var tenant = new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
        tenant.asViewer().get("/api/tenants/" + slug).then().statusCode(200).body("trialEndsAt", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/members"})
    void anotherTenantDoesNotExist(String path) {
        var foreign = TestTenant.GLOBEX
                .asOwner()
                .get("/api/tenants/acme" + path)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .extract()
                .asString();
        var unknown = TestTenant.GLOBEX
                .asOwner()
                .get("/api/tenants/nowhere" + path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(foreign.replace("/acme", "")).isEqualTo(unknown.replace("/nowhere", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/members"})
    void tokenAndPermissionAreNeeded(String path) {
        given().get("/api/tenants/acme" + path).then().statusCode(401);
        TestTenant.ACME
                .as("ann-of-acme", "plugin.use")
                .get("/api/tenants/acme" + path)
                .then()
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/forbidden"));
    }

    @Test
    void membersComeInPagesOfOneTenant() {
        var first = TestTenant.ACME
                .asViewer()
                .get("/api/tenants/acme/members?limit=2")
                .then()
                .statusCode(200);
        first.body("items", hasSize(2)).body("items[0].role", equalTo("developer"));
        String next = first.extract().path("next");
        var second = TestTenant.ACME
                .asViewer()
                .get("/api/tenants/acme/members?limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue());
        List<String> subjects = first.extract().path("items.subject");
        List<String> rest = second.extract().path("items.subject");
        assertThat(subjects).doesNotContainAnyElementsOf(rest);
        assertThat(subjects).allMatch(subject -> subject.endsWith("-of-acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=garbage", "cursor=WyJ4Il0", "limit=0", "limit=201"})
    void badPageIsAProblem(String query) {
        TestTenant.ACME
                .asViewer()
                .get("/api/tenants/acme/members?" + query)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void openApiIsServedWithoutAToken() {
        given().get("/q/openapi?format=json").then().statusCode(200).body("paths.'/api/signups'.post", notNullValue());
    }
}
