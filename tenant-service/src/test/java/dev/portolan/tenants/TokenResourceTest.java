package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TokenResourceTest {
    private static final Map<String, String> PLUGIN = Map.of(
            "grant_type", "client_credentials",
            "client_id", "plugin-manager",
            "client_secret", "plugin-manager-secret",
            "scope", "tenant:acme catalog.entity.read",
            "actor", "plugin:portolan/uptime");

    @BeforeEach
    void tenants() {
        World.stored(TestTenant.ACME);
        World.stored(TestTenant.GLOBEX);
    }

    @Test
    void memberGetsATokenOfTheTenant() {
        var keycloak = World.keycloakToken(Map.of("sub", "ann-of-acme", "name", "Ann", "email", "ann@acme.test"));
        String token = Tokens.exchange(keycloak, "tenant:acme")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("issued_token_type", equalTo("urn:ietf:params:oauth:token-type:access_token"))
                .body("expires_in", lessThanOrEqualTo(600))
                .extract()
                .path("access_token");
        var claims = Tokens.claims(token);
        assertThat(claims)
                .containsEntry("iss", "https://portolan.dev/tenant-service")
                .containsEntry("aud", "portolan")
                .containsEntry("sub", "ann-of-acme")
                .containsEntry("name", "Ann")
                .containsEntry("email", "ann@acme.test")
                .containsEntry("use", "tenant")
                .containsEntry("tenant", "acme")
                .containsEntry("tenant_id", TestTenant.ACME.id().toString())
                .containsEntry("plan", "business")
                .containsEntry("limits", Map.of("entities", 20_000, "plugins", 50, "seats", 500, "premium_plugins", 1))
                .containsEntry("role", "developer")
                .containsEntry(
                        "scope",
                        "tenant.read member.read member.leave catalog.entity.read catalog.location.read plugin.read"
                                + " plugin.use catalog.entity.refresh catalog.location.write catalog.entity.write token.manage"
                                + " event.read")
                .containsKeys("jti", "iat", "iat_ms", "exp");
        given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/acme")
                .then()
                .statusCode(200)
                .body("slug", equalTo("acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "ann-of-globex, tenant:acme",
        "ann-of-acme, tenant:nobody-has-this",
        "ann-of-acme, tenant:NO SLUG",
        "ann-of-acme, staff"
    })
    void foreignAndUnknownTenantsAreTheSame(String subject, String scope) {
        var body = Tokens.exchange(World.keycloakToken(Map.of("sub", subject)), scope)
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .extract()
                .asString();
        assertThat(body)
                .isEqualTo(Tokens.exchange(World.keycloakToken(Map.of("sub", "x")), "tenant:unknown")
                        .extract()
                        .asString());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"azp,some-app", "iss,https://elsewhere.test", "minutes,-5", "typ,ID"})
    void foreignTokensAreRefused(String claim, String value) {
        var token = World.keycloakToken(Map.of("sub", "ann-of-acme", claim, value));
        Tokens.exchange(token, "tenant:acme")
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid-grant"));
        given().header("Authorization", "Bearer " + token)
                .get("/api/me")
                .then()
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/invalid-token"));
    }

    @Test
    void ownTokensAreNoSubjectTokens() {
        Tokens.exchange(TestTenant.ACME.token("ann-of-acme", "tenant.read"), "tenant:acme")
                .statusCode(400);
    }

    @Test
    void provisioningTenantGivesNoTokenYet() {
        var slug = World.slug("soon");
        World.stored(TestTenant.of(slug));
        World.sql("update tenant set state = 'PROVISIONING' where slug = '" + slug + "'");
        Tokens.exchange(World.keycloakToken(Map.of("sub", "ann-of-" + slug)), "tenant:" + slug)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/tenant-provisioning"));
    }

    @Test
    void suspendedTenantStillGivesTokens() {
        var slug = World.slug("shut");
        World.stored(TestTenant.of(slug));
        World.sql("update tenant set state = 'SUSPENDED' where slug = '" + slug + "'");
        Tokens.exchange(World.keycloakToken(Map.of("sub", "ann-of-" + slug)), "tenant:" + slug)
                .statusCode(200);
    }

    @Test
    void staffGetAStaffToken() {
        World.sql("insert into staff values ('sue', '{support,billing}') on conflict do nothing");
        String token = Tokens.exchange(World.keycloakToken(Map.of("sub", "sue", "name", "Sue")), "staff")
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(Tokens.claims(token))
                .containsEntry("use", "staff")
                .containsEntry("staff_roles", List.of("billing", "support"))
                .doesNotContainKeys("tenant", "tenant_id");
    }

    @Test
    void serviceGetsATokenForAnother() {
        String token = Tokens.grant(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "catalog-service",
                        "client_secret", "catalog-service-secret",
                        "audience", "plugin-manager"))
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(Tokens.claims(token))
                .containsEntry("sub", "service:catalog-service")
                .containsEntry("aud", "plugin-manager")
                .containsEntry("use", "service");
    }

    @Test
    void pluginGetsItsGrantsAndNoMore() {
        String token = Tokens.grant(PLUGIN).statusCode(200).extract().path("access_token");
        assertThat(Tokens.claims(token))
                .containsEntry("sub", "plugin:portolan/uptime")
                .containsEntry("use", "tenant")
                .containsEntry("tenant", "acme")
                .containsEntry("scope", "catalog.entity.read");
        given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/acme")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            grant_type    | password                            | 400 | unsupported-grant-type
            grant_type    | -                                   | 400 | invalid
            client_id     | nobody                              | 401 | invalid-client
            client_secret | wrong                               | 401 | invalid-client
            client_secret | -                                   | 400 | invalid
            client_id     | catalog-service                     | 401 | invalid-client
            scope         | tenant:acme plugin.install          | 400 | invalid-scope
            scope         | acme catalog.entity.read            | 400 | invalid-scope
            scope         | tenant:nowhere catalog.entity.read  | 404 | not-found
            actor         | somebody                            | 400 | invalid
            actor         | plugin:nothing                      | 400 | invalid
            audience      | web-ui                              | 400 | invalid
            """)
    void badPluginGrantIsAProblem(String field, String value, int status, String slug) {
        var form = new HashMap<>(PLUGIN);
        if (value.equals("-")) {
            form.remove(field);
        } else {
            form.put(field, value);
        }
        Tokens.grant(form)
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/" + slug));
    }

    @Test
    void onlyThePluginManagerActsForPlugins() {
        var form = new HashMap<>(PLUGIN);
        form.put("client_id", "web-ui");
        form.put("client_secret", "web-ui-secret");
        Tokens.grant(form).statusCode(400).body("type", equalTo("https://portolan.dev/problems/invalid-scope"));
    }

    @Test
    void publishedKeysAreOpenPartsOnly() {
        given().get("/api/token/keys")
                .then()
                .statusCode(200)
                .body("keys", hasSize(1))
                .body("keys[0].kty", equalTo("RSA"))
                .body("keys[0].alg", equalTo("RS256"))
                .body("keys[0].d", nullValue())
                .body("keys[0].p", nullValue());
    }

    @Test
    void meNeedsAToken() {
        given().get("/api/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("https://portolan.dev/problems/unauthenticated"));
    }
}
