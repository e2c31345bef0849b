package dev.portolan.plugins.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class MarketplaceResourceTest {
    private static final Portal ACME = Portal.of("market");

    @Inject
    TestPublisher publisher;

    @Test
    void theProductsOwnPluginsAreThere() {
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins?publisher=portolan")
                .then()
                .statusCode(200)
                .body("items.plugin", hasItems("announcements", "uptime"))
                .body("items.icon", everyItem(containsString("<svg")));
    }

    @Test
    void theListIsSearchedAndFiltered() {
        publisher.publish(Probe.files("searched", "1.0.0"));

        list("?q=SEARCHED").body("items.plugin", contains("searched"));
        list("?category=testing").body("items.publisher", hasItem("testers"));
        list("?category=test").body("items", empty());
        list("?q=100%25").body("items", empty());
    }

    @Test
    void aPluginIsShownWithAllThatItMeans() {
        publisher.publish(Probe.files("shown", "1.0.0"));
        publisher.publish(Probe.files("shown", "1.2.0"));
        publisher.publish(Probe.files("shown", "1.10.0"));
        publisher.publish(Probe.files("shown", "2.0.0-beta.1"));

        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/testers/shown")
                .then()
                .statusCode(200)
                .body("version", equalTo("1.10.0"))
                .body("title", equalTo("Probe"))
                .body("releases.version", contains("2.0.0-beta.1", "1.10.0", "1.2.0", "1.0.0"))
                .body("releases[0].channel", equalTo("beta"))
                .body("manifest.id", equalTo("shown"))
                .body("readme", containsString("# Probe"))
                .body("changelog", containsString("1.10.0"))
                .body("schema.properties.host.type", equalTo("string"))
                .body("compatibility.fits", equalTo(true))
                .body("permissions.permission", hasItem("catalog.entity.read"))
                .body("permissions.title", not(hasItem("")))
                .body("extensions.id", hasItems("card", "widget"));
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/testers/shown?version=1.2.0")
                .then()
                .body("version", equalTo("1.2.0"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/testers/none")
                .then()
                .statusCode(404);
        ACME.tenant().asViewer().get("/api/marketplace/plugins/No/Name").then().statusCode(404);
    }

    @Test
    void staffSeesItToo() {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get("/api/marketplace/plugins")
                .then()
                .statusCode(200);
    }

    @Test
    void aVersionIsGivenOnce() {
        publisher.publish(Probe.files("once", "1.0.0"));
        var changed = Probe.files("once", "1.0.0");
        changed.put("README.md", "# Other\n");
        var releases = TestDatabase.count("release");

        var again = publisher.send("testers", Probe.files("once", "1.0.0"), publisher.key());
        var other = publisher.send("testers", changed, publisher.key());

        assertThat(again).isInstanceOf(Publication.Unchanged.class);
        assertThat(other)
                .isInstanceOfSatisfying(
                        Publication.Refused.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.path()).isEqualTo("/version")));
        assertThat(TestDatabase.count("release")).isEqualTo(releases);
    }

    @Test
    void aForeignSignatureIsRefused() {
        var refused = publisher.send("testers", Probe.files("forged", "1.0.0"), TestPublisher.generate());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Publication.Refused.class,
                        it -> assertThat(it.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.path()).isEqualTo("SIGNATURE")));
    }

    @Test
    void anotherPublishersNameIsRefused() {
        var refused = publisher.send("portolan", Probe.files("forged", "1.0.0"), publisher.key());

        assertThat(refused).isInstanceOf(Publication.Refused.class);
    }

    @Test
    void codeWithoutItsFunctionsIsRefused() {
        var files = Probe.files("hollow", "1.0.0");
        files.put("plugin.js", "export function card() { return null; }");

        var refused = publisher.send("testers", files, publisher.key());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Publication.Refused.class,
                        it -> assertThat(it.findings())
                                .singleElement()
                                .satisfies(
                                        finding -> assertThat(finding.message()).contains("widget")));
    }

    @Test
    void whatRunsElsewhereOnlyIsRefused() {
        var files = Probe.files("future", "1.0.0");
        files.computeIfPresent("plugin.yaml", (_, yaml) -> yaml.replace(">=1.0 <2.0", ">=2.0"));

        var refused = publisher.send("testers", files, publisher.key());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Publication.Refused.class,
                        it -> assertThat(it.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.path()).isEqualTo("/requires/portolan")));
    }

    @Test
    void theContractIsServedWithoutAToken() {
        RestAssured.given().get("/q/openapi").then().statusCode(200).body(containsString("/api/marketplace/plugins"));
    }

    private static ValidatableResponse list(String query) {
        return ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins" + query)
                .then()
                .statusCode(200);
    }
}
