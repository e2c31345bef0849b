package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SignupResourceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            organization missing   | organization | -                       | 400 | /organization
            organization blank     | organization | ' '                     | 400 | /organization
            organization too long  | organization | x101                    | 400 | /organization
            organization with tags | organization | <b>                     | 400 | /organization
            slug missing           | slug         | -                       | 400 | /slug
            slug too short         | slug         | ab                      | 400 | /slug
            slug upper case        | slug         | Acme-Inc                | 400 | /slug
            slug ends with dash    | slug         | acme-                   | 400 | /slug
            slug too long          | slug         | x41                     | 400 | /slug
            slug reserved          | slug         | operator                | 400 | /slug
            e-mail missing         | email        | -                       | 400 | /email
            e-mail without at      | email        | nobody.example.test     | 400 | /email
            e-mail without dot     | email        | nobody@localhost        | 400 | /email
            e-mail with a space    | email        | no body@example.test    | 400 | /email
            given name missing     | givenName    | -                       | 400 | /givenName
            given name with &      | givenName    | Tom & Jerry             | 400 | /givenName
            family name blank      | familyName   | ' '                     | 400 | /familyName
            family name too long   | familyName   | x101                    | 400 | /familyName
            plan unknown           | plan         | platinum                | 400 | /plan
            unknown field          | colour       | blue                    | 400 | /colour
            """)
    void badSignUpIsRefusedAtItsField(String name, String field, String value, int status, String pointer) {
        var form = new HashMap<>(World.form(World.slug("bad"), "bad@example.test"));
        switch (value) {
            case "-" -> form.remove(field);
            case "' '" -> form.put(field, " ");
            case "x101" -> form.put(field, "x".repeat(101));
            case "x41" -> form.put(field, "x".repeat(41));
            default -> form.put(field, value);
        }
        World.signUp(form)
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/signups")
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/email", "/familyName", "/givenName", "/organization", "/slug"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {      | application/json
            []     | application/json
            'null' | application/json
            """)
    void malformedBodyIsAProblem(String body, String type) {
        given().contentType(type)
                .body(body)
                .post("/api/signups")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/invalid"));
    }

    @Test
    void signUpWaitsForTheMailedCode() {
        var slug = World.slug("wait");
        var email = slug + "@example.test";
        String id = World.signUp(World.form(slug, email))
                .statusCode(202)
                .body("state", equalTo("pending_verification"))
                .body("organization", equalTo("Acme & Sons"))
                .body("steps.name", equalTo(List.of("owner", "catalog", "plugins", "subscription", "welcome")))
                .body("steps[0].state", equalTo("waiting"))
                .extract()
                .path("id");
        var mail = World.awaitMail(email, "Confirm");
        assertThat(mail.get("from")).contains("no-reply@portolan.test");
        assertThat(mail.get("subject")).isEqualTo("Confirm your e-mail address for Acme & Sons");
        assertThat(mail.get("text")).contains("Hello Ada", "Acme & Sons", "/signup/confirm?id=" + id + "&code=");
        assertThat(mail.get("html")).contains("Acme &amp; Sons", "/signup/confirm?id=" + id + "&amp;code=");
        given().get("/api/signups/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("pending_verification"))
                .body("email", nullValue())
                .body("givenName", nullValue());
        assertThat(World.requests()).noneMatch(request -> request.get("body").contains(email));
        assertThat(World.text("select encode(code_hash, 'escape') from signup where slug = '" + slug + "'"))
                .doesNotContain(World.link(id, email).code());
    }

    @Test
    void pendingSignUpKeepsItsSlug() {
        var slug = World.slug("kept");
        World.signUp(World.form(slug, "first@example.test")).statusCode(202);
        World.signUp(World.form(slug, "second@example.test"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/slug-taken"))
                .body("violations[0].pointer", equalTo("/slug"));
        given().get("/api/signups/slugs/" + slug)
                .then()
                .statusCode(200)
                .body("available", equalTo(false))
                .body("reason", startsWith("is taken"));
    }

    @Test
    void expiredSignUpFreesItsSlugAndIsErased() {
        var slug = World.slug("free");
        String id = World.signUp(World.form(slug, "late@example.test"))
                .statusCode(202)
                .extract()
                .path("id");
        World.sql("update signup set expires_at = now() - interval '1 second' where id = '" + id + "'");
        given().get("/api/signups/" + id).then().statusCode(200).body("state", equalTo("expired"));
        given().get("/api/signups/slugs/" + slug).then().body("available", equalTo(true));
        World.signUp(World.form(slug, "next@example.test")).statusCode(202);
        given().get("/api/signups/" + id).then().statusCode(404);
        assertThat(TestDatabase.query("select count(*) from signup where email = 'late@example.test'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"operator,false", "ab,false", "free-and-easy,true"})
    void availabilityIsTold(String slug, boolean available) {
        given().get("/api/signups/slugs/" + slug).then().statusCode(200).body("available", equalTo(available));
    }

    @Test
    void repeatedSignUpIsOne() {
        var form = World.form(World.slug("once"), "once@example.test");
        var key = World.slug("key");
        var first = withKey(form, key).statusCode(202).extract().<String>path("id");
        var second = withKey(form, key).statusCode(202).extract().<String>path("id");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void keyIsNotForAnotherSignUp() {
        var key = World.slug("key");
        withKey(World.form(World.slug("one"), "one@example.test"), key).statusCode(202);
        withKey(World.form(World.slug("two"), "two@example.test"), key)
                .statusCode(422)
                .body("type", equalTo("https://portolan.dev/problems/idempotency-key-reused"));
    }

    @Test
    void mailIsSentAgainWithANewCode() {
        var slug = World.slug("again");
        var email = slug + "@example.test";
        var first = World.pending(slug, email);

        mailAgain(first.id()).statusCode(202).body("state", equalTo("pending_verification"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !World.link(first.id(), email).equals(first));
        World.confirm(first, World.PASSWORD).statusCode(400).body("violations[0].pointer", equalTo("/code"));
        World.confirm(World.link(first.id(), email), World.PASSWORD).statusCode(202);
        mailAgain(first.id()).statusCode(409).body("type", equalTo("https://portolan.dev/problems/signup-confirmed"));
    }

    @Test
    void mailsOfOneSignUpAreLimited() {
        var slug = World.slug("many");
        String id =
                World.signUp(World.form(slug, slug + "@example.test")).extract().path("id");
        for (var i = 0; i < 5; i++) {
            mailAgain(id).statusCode(202);
        }

        mailAgain(id).statusCode(429).body("type", equalTo("https://portolan.dev/problems/too-many-requests"));
    }

    @Test
    void noMailForWhatIsUnknownOrExpired() {
        var slug = World.slug("over");
        String id =
                World.signUp(World.form(slug, slug + "@example.test")).extract().path("id");
        World.sql("update signup set expires_at = now() - interval '1 second' where id = '" + id + "'");

        mailAgain(id).statusCode(410).body("type", equalTo("https://portolan.dev/problems/signup-expired"));
        mailAgain("9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a12").statusCode(404);
    }

    private static ValidatableResponse mailAgain(String id) {
        return given().post("/api/signups/" + id + "/mail").then();
    }

    @Test
    void unknownSignUpIsAProblem() {
        given().get("/api/signups/9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a11")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .body("violations", nullValue());
    }

    private static ValidatableResponse withKey(Map<String, String> form, String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(form)
                .post("/api/signups")
                .then();
    }
}
