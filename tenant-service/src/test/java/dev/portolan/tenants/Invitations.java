package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Olga, an owner, invites; Eva Lu is invited.
final class Invitations {
    static final Pattern LINK =
            Pattern.compile("http://localhost:8080/invitations/accept\\?id=([0-9a-f-]+)&code=(\\S+)");

    private Invitations() {}

    static World.Link invited(TestTenant tenant) {
        var email = World.slug("eva") + "@example.test";
        invite(tenant, "olga", Map.of("email", email, "role", "viewer")).statusCode(201);
        return link(email);
    }

    static ValidatableResponse invite(TestTenant tenant, String by, Map<String, String> form) {
        return manager(tenant, by)
                .contentType("application/json")
                .body(form)
                .post("/api/tenants/" + tenant.slug() + "/invitations")
                .then();
    }

    static RequestSpecification manager(TestTenant tenant, String name) {
        return tenant.as(name + "-of-" + tenant.slug(), "member.read member.manage");
    }

    static ValidatableResponse list(TestTenant tenant) {
        return manager(tenant, "olga")
                .get("/api/tenants/" + tenant.slug() + "/invitations")
                .then()
                .statusCode(200);
    }

    static World.Link link(String email) {
        var text = Objects.requireNonNull(World.awaitMail(email, "invites you").get("text"));
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return new World.Link(found.group(1), found.group(2));
    }

    static ValidatableResponse look(World.Link link) {
        return given().queryParam("code", link.code())
                .get("/api/invitations/" + link.id())
                .then();
    }

    static ValidatableResponse accept(World.Link link, Map<String, String> person) {
        var body = new HashMap<>(person);
        body.put("code", link.code());
        return given().contentType("application/json")
                .body(body)
                .post("/api/invitations/" + link.id() + "/acceptance")
                .then();
    }

    static Map<String, String> person() {
        return Map.of("givenName", "Eva", "familyName", "Lu", "password", World.PASSWORD);
    }

    static long members(TestTenant tenant) {
        return TestDatabase.query("select count(*) from member where tenant_id = '" + tenant.id() + "'");
    }
}
