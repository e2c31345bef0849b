package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// Both sides of support sessions with one tenant: Sue of the support, and Olga, its owner.
record Support(TestTenant tenant) {
    /// What a session lets staff do that may not write.
    static final String READS = "tenant.read member.read usage.read billing.read audit.read catalog.entity.read"
            + " catalog.location.read event.read plugin.read plugin.use";

    /// A tenant of its own.
    static Support with(String prefix) {
        var support = new Support(Acts.tenant(prefix));
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '" + support.tenant.id() + "', '" + support.owner() + "', 'Olga', '"
                + support.owner() + "@example.test', 'OWNER', now(), 0)");
        World.sql("insert into staff values ('staff-support', '{support}') on conflict do nothing");
        return support;
    }

    static RequestSpecification staff(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role));
    }

    String owner() {
        return "owner-of-" + tenant.slug();
    }

    ValidatableResponse request(boolean write) {
        return staff("support")
                .contentType("application/json")
                .body(Map.of(
                        "tenant", tenant.slug().value(), "reason", "a customer's call", "minutes", 30, "write", write))
                .post("/api/operator/support-sessions")
                .then();
    }

    String requested(boolean write) {
        return request(write).statusCode(201).extract().path("id");
    }

    /// A session that the owner has consented to.
    String active(boolean write) {
        var id = requested(write);
        answer(id, "consent", "{\"write\": " + write + "}").statusCode(200);
        return id;
    }

    /// What the owner says: `consent`, `refusal` or `end`.
    ValidatableResponse answer(String id, String act, String body) {
        return tenant.asOwner()
                .contentType("application/json")
                .body(body)
                .post("/api/tenants/" + tenant.slug() + "/support-sessions/" + id + "/" + act)
                .then();
    }

    ValidatableResponse exchange() {
        return exchange("staff-support");
    }

    ValidatableResponse exchange(String subject) {
        var keycloak = World.keycloakToken(Map.of("sub", subject, "name", "Sue Support"));
        return Tokens.exchange(keycloak, "tenant:" + tenant.slug());
    }

    String token() {
        return exchange().statusCode(200).extract().path("access_token");
    }

    ValidatableResponse get(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/" + tenant.slug() + path)
                .then();
    }

    String state(String id) {
        return World.text("select state from support_session where id = '" + id + "'");
    }
}
