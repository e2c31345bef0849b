package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ViewResourceTest {
    private static final String PROBE = "testers/probe";
    private static final String CARD = "card?entity=component:default/web";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
    }

    @Test
    void aCardIsShownWhereItFits() {
        var acme = installed("fits");

        acme.get("/extensions?point=entity.card&entity=component:default/web")
                .body("items.extension", contains("card"));
        acme.get("/extensions?point=entity.card&entity=api:default/web-api").body("items", empty());
        acme.get("/extensions?point=entity.card&entity=component:default/none").statusCode(404);
        acme.get("/extensions?point=entity.card").body("items", empty());
        acme.get("/extensions?point=home.widget").body("items.extension", hasItem("widget"));
        acme.tenant()
                .asViewer()
                .header("Accept-Language", "de-DE,de;q=0.9")
                .get(acme.path("/views/" + PROBE + "/" + CARD))
                .then()
                .statusCode(200)
                .body("view.markdown", equalTo("web 5 view-fits de"))
                .body("stale", equalTo(false))
                .body("error", equalTo(null));
        acme.view(PROBE, "card?entity=api:default/web-api").statusCode(404);
        acme.view(PROBE, "card").statusCode(400);
        acme.view(PROBE, "nothing").statusCode(404);
    }

    @Test
    void aViewIsMadeOnceAWhileAndAnewWhenTheSettingsChange() {
        var acme = installed("once");
        String first = acme.view(PROBE, "widget").extract().path("at");

        acme.view(PROBE, "widget").body("at", equalTo(first));
        acme.patch(PROBE, "{\"configuration\": {\"level\": 8}}").statusCode(200);

        acme.view(PROBE, "widget").body("view.markdown", startsWith("level 8"));
    }

    @Test
    void aViewOfAnEntityThatChangesIsMadeAnew() {
        var acme = installed("changes");
        String first = acme.view(PROBE, CARD).extract().path("at");
        var id = acme.tenant().id();
        var ref = EntityRef.parse("component:default/web");

        Awaitility.await().atMost(Duration.ofSeconds(9)).until(() -> {
            TestTopics.send(
                    Topics.CATALOG_EVENTS,
                    id + "/" + ref,
                    id,
                    "entity.changed",
                    new CatalogEvent.Changed(id, ref, List.of("spec"), Instant.now()));
            return !first.equals(acme.view(PROBE, CARD).extract().path("at"));
        });
    }

    @Test
    void aSecretGoesToItsHostAndIsStruckOut() {
        var acme = installed("struck");

        acme.view(PROBE, "fetch")
                .statusCode(200)
                .body("view.markdown", containsString("Bearer •••"))
                .body("view.markdown", containsString(String.valueOf("Bearer s3cr3t-of-acme".length())));
    }

    @Test
    void anAddressWithoutConsentIsRefused() {
        installed("elsewhere")
                .view(PROBE, "elsewhere")
                .body("view.markdown", startsWith("not_permitted: http://127.0.0.1:9 is not among"));
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        installed("away").view(PROBE, "away").body("view.markdown", startsWith("not_permitted"));
    }

    @Test
    void aPluginReadsTheCatalogInItsOwnName() {
        installed("reads").view(PROBE, "entity").body("view.markdown", equalTo("web"));
    }

    @Test
    void whatAPluginSaysIsInItsLog() {
        var acme = installed("says");

        acme.view(PROBE, CARD).statusCode(200);

        acme.get("/installations/" + PROBE + "/log")
                .statusCode(200)
                .body("items[0].message", equalTo("card of web"))
                .body("items[0].function", equalTo("card"))
                .body("items[0].level", equalTo("info"));
    }

    @Test
    void aConfigurationIsTriedBeforeItIsSaved() {
        var acme = installed("tries");

        acme.post(
                        PROBE,
                        "test",
                        "{\"configuration\": {\"host\": \"" + ForeignWorld.host()
                                + "\", \"token\": {\"set\": \"12345\"}}, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("message", equalTo("sent 12 characters"))
                .body("details.body", containsString("Bearer •••"));

        acme.installation(PROBE).body("revision", equalTo(1));
    }

    @Test
    void anUninstalledPluginCanBeTriedToo() {
        Portal.of("view-before")
                .post(
                        PROBE,
                        "test",
                        "{\"configuration\": " + Probe.configuration() + ", \"grants\": " + Probe.CONSENT + "}")
                .statusCode(200)
                .body("ok", equalTo(true));
    }

    @Test
    void threeBreachesInARowDisableAPlugin() {
        publisher.publish(Probe.files("looper", "1.0.0", 300, ""));
        var acme = Portal.of("view-loops");
        acme.put("testers/looper", Probe.enabled()).statusCode(201);

        for (var breach = 1; breach <= 3; breach++) {
            acme.view("testers/looper", "loop").statusCode(200).body("stale", equalTo(true));
        }

        acme.view("testers/looper", "loop").statusCode(404);
        acme.installation("testers/looper")
                .body("enabled", equalTo(false))
                .body("desired", equalTo("disabled"))
                .body("health.state", equalTo("over_budget"))
                .body("health.message", startsWith("Disabled after breaking its budget three times in a row"));
        acme.get("/installations/testers/looper/revisions")
                .body("items[0].change", equalTo("disabled"))
                .body("items[0].author.subject", equalTo("portolan"));
        acme.get("/installations/testers/looper/log").body("items[0].level", equalTo("error"));
        acme.patch("testers/looper", "{\"enabled\": true}").body("health.state", equalTo("ok"));
    }

    @Test
    void aRevokedReleaseStopsAtOnceAndGoesOnWhenAllowed() {
        var digest = publisher.publish(Probe.files("revoked", "1.0.0"));
        var acme = Portal.of("view-revoked");
        acme.put("testers/revoked", Probe.enabled()).statusCode(201);
        acme.view("testers/revoked", "widget").body("error", equalTo(null));

        operator()
                .body("{\"reason\": \"reads mail\"}")
                .post("/api/operator/plugins/releases/" + digest + "/revocation")
                .then()
                .statusCode(200)
                .body("status", equalTo("revoked"));

        acme.view("testers/revoked", "widget").body("error", containsString("withdrawn"));
        assertThat(acme.get("/extensions?point=home.widget").extract().<List<String>>path("items.plugin"))
                .doesNotContain("revoked");
        acme.put("testers/revoked", "{\"version\": \"1.0.0\"}").statusCode(400);
        TestTopics.await(
                Topics.RELEASE_STATE,
                record -> digest.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("revoked"));

        operator()
                .delete("/api/operator/plugins/releases/" + digest + "/revocation")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> acme.view("testers/revoked", "widget").extract().path("error") == null);
    }

    private static RequestSpecification operator() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json");
    }

    private Portal installed(String slug) {
        var portal = Portal.of("view-" + slug);
        portal.put(PROBE, Probe.enabled()).statusCode(201);
        return portal;
    }
}
