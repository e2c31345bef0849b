package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// Tokens of members, who are named by the first part of their subject.
final class ApiTokens {
    static final String DEVELOPS = "member.read catalog.entity.read catalog.location.write token.manage";

    static final String MANAGES = DEVELOPS + " member.manage member.leave";

    private ApiTokens() {}

    static String made(TestTenant tenant, String by, String permissions, List<String> scopes) {
        return make(tenant, by, permissions, scopes).statusCode(201).extract().path("token");
    }

    static ValidatableResponse make(TestTenant tenant, String by, String permissions, List<String> scopes) {
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "for the test",
                        "scopes",
                        scopes,
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(30)).toString()))
                .post("/api/tenants/" + tenant.slug() + "/tokens")
                .then();
    }

    static ValidatableResponse list(TestTenant tenant, String by, String permissions) {
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .get("/api/tenants/" + tenant.slug() + "/tokens")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse revoke(TestTenant tenant, String owner, String permissions) {
        return revoke(tenant, owner, owner, permissions);
    }

    static ValidatableResponse revoke(TestTenant tenant, String by, String owner, String permissions) {
        var id = World.text("select a.id from api_token a join member m on m.id = a.member_id where m.subject = '"
                + owner + "-of-" + tenant.slug() + "'");
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .delete("/api/tenants/" + tenant.slug() + "/tokens/" + id)
                .then();
    }

    static ValidatableResponse exchange(String token, String secret) {
        return Tokens.grant(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token_type", "urn:portolan:params:oauth:token-type:api-token",
                "subject_token", token,
                "client_id", "catalog-service",
                "client_secret", secret));
    }

    static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static ValidatableResponse members(TestTenant tenant, String token) {
        return with(token).get("/api/tenants/" + tenant.slug() + "/members").then();
    }

    static void awaitRefused(TestTenant tenant, String token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> members(tenant, token)
                        .statusCode(401)
                        .body("type", equalTo("https://portolan.dev/problems/invalid-token")));
    }

    static long tokens(TestTenant tenant) {
        return TestDatabase.query("select count(*) from api_token where tenant_id = '" + tenant.id() + "'");
    }
}
