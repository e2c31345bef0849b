package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ConfirmationTest {
    @Test
    void wrongCodeIsRefusedAndCounted() {
        var link = World.pending(World.slug("wrong"), "wrong@example.test");
        World.confirm(new World.Link(link.id(), "not-the-code"), World.PASSWORD)
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/code"));
        assertThat(failures(link)).isEqualTo(1);
        assertThat(TestDatabase.query("select count(*) from tenant where slug like 'wrong%'"))
                .isZero();
    }

    @Test
    void manyWrongCodesShutTheSignUp() {
        var link = World.pending(World.slug("many"), "many@example.test");
        World.sql("update signup set code_failures = 10 where id = '" + link.id() + "'");
        World.confirm(link, World.PASSWORD)
                .statusCode(429)
                .body("type", equalTo("https://portolan.dev/problems/too-many-requests"));
    }

    @Test
    void expiredCodeIsRefused() {
        var link = World.pending(World.slug("old"), "old@example.test");
        World.sql("update signup set expires_at = now() - interval '1 second' where id = '" + link.id() + "'");
        World.confirm(link, World.PASSWORD)
                .statusCode(410)
                .body("type", equalTo("https://portolan.dev/problems/signup-expired"));
    }

    @Test
    void codeWorksOnce() {
        var slug = World.slug("used");
        var link = World.active(slug, slug + "@example.test");
        World.confirm(link, World.PASSWORD)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/signup-confirmed"));
    }

    @Test
    void unknownSignUpIsAProblem() {
        World.confirm(new World.Link("0f9cf6a6-7d67-4d57-a3e5-1a2f9d52a9a4", "x"), World.PASSWORD)
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            too short            | elevenchars         | must have 12 to 128 characters
            the e-mail address   | {email}             | must not be your name
            with e-mail address  | my {email}          | must not be your name
            refused by Keycloak  | forbidden password  | Invalid password: it is on the list.
            """)
    void badPasswordIsRefusedAtItsField(String name, String password, String message) {
        var email = World.slug("pw") + "@example.test";
        var link = World.pending(World.slug("pw"), email);
        World.confirm(link, password.replace("{email}", email))
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].pointer", equalTo("/password"))
                .body("violations[0].message", startsWith(message));
        World.confirm(link, World.PASSWORD).statusCode(202);
    }

    @Test
    void missingFieldsAreToldAtOnce() {
        var link = World.pending(World.slug("none"), "none@example.test");
        given().contentType("application/json")
                .body("{}")
                .post("/api/signups/" + link.id() + "/confirmation")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/code"));
    }

    @Test
    void nothingIsLostWhenKeycloakIsAway() {
        var slug = World.slug("away");
        var link = World.pending(slug, slug + "@away.test");
        World.confirm(link, World.PASSWORD)
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", equalTo("https://portolan.dev/problems/unavailable"));
        World.confirm(link, World.PASSWORD).statusCode(202);
        World.awaitState(link, "active");
    }

    /// Keycloak has made the account, but said so too late.
    @ParameterizedTest
    @ValueSource(strings = {World.PASSWORD, "quite another secret"})
    void confirmationCanBeRepeatedWhenTheAccountIsThereAlready(String password) {
        var slug = World.slug("late");
        var link = World.pending(slug, slug + "@late.test");
        World.confirm(link, World.PASSWORD).statusCode(503);
        World.confirm(link, password).statusCode(202).body("account", equalTo("created"));
        World.awaitState(link, "active");
    }

    @Test
    void personIsAtKeycloakAfterTheConfirmationOnly() {
        var email = World.slug("late") + "@example.test";
        var link = World.pending(World.slug("late"), email);
        assertThat(World.requests()).noneMatch(request -> request.get("body").contains(email));
        World.confirm(link, World.PASSWORD).statusCode(202).body("account", equalTo("created"));
        assertThat(World.requests())
                .anyMatch(request -> request.get("path").endsWith("/users")
                        && request.get("body").contains(email)
                        && request.get("body").contains("\"firstName\":\"Ada\"")
                        && request.get("body").contains("\"emailVerified\":true"));
        assertThat(TestDatabase.query("select count(*) from signup where email = '" + email + "'"))
                .isZero();
    }

    @Test
    void secondOrganizationKeepsThePassword() {
        var email = World.slug("twice") + "@example.test";
        var first = World.slug("first");
        var second = World.slug("second");
        World.active(first, email);
        var link = World.pending(second, email);
        World.confirm(link, "short").statusCode(202).body("account", equalTo("existing"));
        World.awaitState(link, "active");
        assertThat(World.owner(second)).isEqualTo(World.owner(first));
        assertThat(World.requests())
                .noneMatch(request -> request.get("path").endsWith(World.owner(first) + "/reset-password"));
        given().header(
                        "Authorization",
                        "Bearer " + World.keycloakToken(Map.of("sub", World.owner(first), "email", email)))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("tenants.slug", hasItems(first, second))
                .body("tenants.role", hasItems("owner"))
                .body("staffRoles", equalTo(List.of()));
    }

    private static long failures(World.Link link) {
        return TestDatabase.query("select code_failures from signup where id = '" + link.id() + "'");
    }
}
