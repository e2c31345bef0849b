package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(DemoTest.Demo.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class DemoTest {
    private static final String OWNER_OF_ACME = "750d681e-8c32-4936-858c-b30784ac9f1f";
    private static final String OPERATOR = "5e0e1d5e-b820-484b-9078-32a45deff4b8";

    @ParameterizedTest
    @CsvSource({"acme, Acme Retail, business, ACTIVE", "globex, Globex Energy, team, TRIALING"})
    void tenantIsOpenWithItsPeople(String slug, String name, String plan, String subscription) {
        awaitActive(slug);
        assertThat(TestDatabase.query("select count(*) from member m join tenant t on t.id = m.tenant_id where slug = '"
                        + slug + "' and email like '%@" + slug + ".test'"))
                .isEqualTo(4);
        assertThat(World.text("select name from tenant where slug = '" + slug + "'"))
                .isEqualTo(name);
        assertThat(World.text(
                        "select s.plan || ' ' || s.status from subscription s join tenant t on t.id = s.tenant_id where slug = '"
                                + slug + "'"))
                .isEqualTo(plan + " " + subscription);
    }

    @ParameterizedTest
    @CsvSource({"acme", "globex"})
    void catalogIsFilledOverThePublicApi(String slug) {
        var request = Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> World.requests().stream()
                                .filter(sent ->
                                        sent.get("path").equals("/catalog/api/tenants/" + slug + "/catalog/locations"))
                                .findFirst(),
                        sent -> sent.isPresent())
                .orElseThrow();
        assertThat(request.get("body")).contains("\"http://localhost:8090/" + slug + "/catalog-info.yaml\"");
        assertThat(Tokens.claims(request.get("authorization").substring(7)))
                .containsEntry("tenant", slug)
                .containsEntry("scope", "catalog.location.read catalog.location.write");
    }

    @Test
    void pluginsAreSetUpOverThePublicApi() {
        var request = Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> World.requests().stream()
                                .filter(sent -> sent.get("path")
                                        .endsWith("/api/tenants/acme/installations/portolan/announcements"))
                                .filter(sent -> sent.get("method").equals("PUT"))
                                .findFirst(),
                        sent -> sent.isPresent())
                .orElseThrow();

        assertThat(request.get("body")).contains("Change freeze for the winter sale");
        assertThat(World.requests().stream()
                        .filter(sent -> sent.get("path").endsWith("/acme/installations/portolan/uptime"))
                        .map(sent -> sent.get("body")))
                .anyMatch(body -> body.contains("http://localhost:8090/health/shop-web.json"));
    }

    @Test
    void peopleSignIn() {
        awaitActive("acme");
        given().header("Authorization", "Bearer " + World.keycloakToken(Map.of("sub", OWNER_OF_ACME)))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("tenants.slug", hasItem("acme"))
                .body("tenants[0].role", equalTo("owner"));
        Tokens.exchange(World.keycloakToken(Map.of("sub", OPERATOR)), "staff").statusCode(200);
    }

    private static void awaitActive(String slug) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> World.text("select state from tenant where slug = '" + slug + "'")
                        .equals("ACTIVE"));
    }

    /// As with PORTOLAN_DEMO=true.
    public static final class Demo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portolan.demo", "true");
        }
    }
}
