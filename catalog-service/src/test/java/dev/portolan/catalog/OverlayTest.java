package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.CatalogOverlays;
import dev.portolan.contracts.CatalogOverlays.Link;
import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.CatalogOverlays.Relation;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What plugins add to entities is seen there, and what their sources say counts for more.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class OverlayTest {
    private static final EntityRef WEB = EntityRef.parse("component:default/web");
    private static final String RISK = "testers/risk/facts";

    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();

    @BeforeEach
    void makeCatalogs() {
        Stream.of(acme, globex).forEach(ProviderTest::space);
    }

    @Test
    void additionsAreInTheEntityAndCanBeAskedFor() {
        web(acme);
        web(globex);

        say(
                acme,
                RISK,
                Mode.DELTA,
                new Overlay(
                        WEB,
                        Map.of("example.com/risk", "high", "backstage.io/techdocs-ref", "dir:."),
                        Map.of("tier", "1"),
                        List.of("java", "risky"),
                        List.of(new Link("https://risk.example.com/web", "Risk", null)),
                        List.of(new Relation("dependsOn", EntityRef.parse("resource:default/db"))),
                        List.of()));

        soon(() -> entity(acme)
                .body("metadata.annotations.'example.com/risk'", equalTo("high"))
                .body("metadata.labels.tier", equalTo("1"))
                .body("metadata.tags", equalTo(List.of("java", "risky")))
                .body("metadata.links[0].url", equalTo("https://risk.example.com/web"))
                .body("relations.findAll { it.type == 'dependsOn' }.targetRef", hasItem("resource:default/db")));
        entity(acme).body("metadata.annotations.'backstage.io/techdocs-ref'", nullValue());
        acme.request()
                .get("/entities/by-name/resource/default/db")
                .then()
                .body("relations.findAll { it.type == 'dependencyOf' }.targetRef", hasItem(WEB.toString()));
        acme.request()
                .queryParam("filter", "metadata.annotations.example.com/risk=high")
                .get("/entities")
                .then()
                .body("metadata.name", equalTo(List.of("web")));
        entity(globex).body("metadata.tags", equalTo(List.of("java")));
    }

    @Test
    void whatTheSourceSaysCountsForMore() {
        web(acme);

        say(acme, RISK, Mode.DELTA, overlay(Map.of("example.com/team", "theirs", "example.com/risk", "low")));

        soon(() -> entity(acme)
                .body("metadata.annotations.'example.com/risk'", equalTo("low"))
                .body("metadata.annotations.'example.com/team'", equalTo("ours")));
    }

    @Test
    void historyNamesThePluginAndEveryNewReadingKeepsWhatItAdds() {
        web(acme);
        say(acme, RISK, Mode.DELTA, overlay(Map.of("example.com/risk", "high")));
        soon(() -> entity(acme).body("metadata.annotations.'example.com/risk'", equalTo("high")));
        acme.request()
                .get("/entities/by-name/component/default/web/history")
                .then()
                .body("items[0].cause.kind", equalTo("plugin"))
                .body("items[0].cause.source", equalTo(RISK));

        upload(acme, "Now described.");

        entity(acme)
                .body("metadata.description", equalTo("Now described."))
                .body("metadata.annotations.'example.com/risk'", equalTo("high"));
    }

    @Test
    void errorsStandAtTheEntityAndInTheListOfTroubles() {
        web(acme);

        say(
                acme,
                RISK,
                Mode.DELTA,
                new Overlay(
                        WEB,
                        Map.of("risk", "no prefix"),
                        null,
                        null,
                        List.of(new Link("javascript:alert(1)", null, null)),
                        List.of(new Relation("ownedBy", EntityRef.parse("group:default/others"))),
                        List.of("There is no runbook.")));

        soon(() -> entity(acme)
                .body("status.items.level", equalTo(List.of("error", "error", "error", "error")))
                .body("status.items.message", hasItem(RISK + ": There is no runbook.")));
        soon(() -> errors(acme)
                .body("items.message", hasItem("There is no runbook."))
                .body("items.message", hasSize(4))
                .body("items[0].kind", equalTo("processor"))
                .body("items[0].entityRef", equalTo(WEB.toString())));

        say(acme, RISK, Mode.DELTA, overlay(Map.of("example.com/risk", "low")));

        soon(() -> errors(acme).body("items", hasSize(0)));
        soon(() -> entity(acme).body("status", nullValue()));
    }

    @Test
    void nothingIsLeftWhenThePluginGoes() {
        web(acme);
        say(
                acme,
                RISK,
                Mode.DELTA,
                new Overlay(
                        WEB,
                        Map.of("example.com/risk", "high"),
                        null,
                        List.of("risky"),
                        null,
                        List.of(new Relation("dependsOn", EntityRef.parse("resource:default/db"))),
                        List.of("Bad.")));
        say(acme, "testers/other/facts", Mode.DELTA, overlay(Map.of("example.com/size", "9")));
        soon(() -> entity(acme)
                .body("metadata.tags", hasItem("risky"))
                .body("metadata.annotations.'example.com/size'", equalTo("9")));

        say(acme, RISK, Mode.FULL);

        soon(() -> entity(acme)
                .body("metadata.annotations.'example.com/risk'", nullValue())
                .body("metadata.annotations.'example.com/size'", equalTo("9"))
                .body("metadata.tags", not(hasItem("risky")))
                .body("relations.findAll { it.type == 'dependsOn' }", hasSize(0))
                .body("status", nullValue()));
        soon(() -> errors(acme).body("items", hasSize(0)));
        soon(() -> acme.sources().get().then().body("items.kind", not(hasItem("processor"))));
    }

    @Test
    void additionsGoWithTheirEntityAndNoneWaitForOneThatIsNotThere() {
        ProviderTest.say(acme, "cloud", Mode.FULL, List.of(ProviderTest.resource("db")), List.of());
        await().until(() -> ProviderTest.names(acme).contains("db"));
        var db = EntityRef.parse("resource:default/db");
        say(acme, RISK, Mode.DELTA, new Overlay(db, Map.of("example.com/risk", "high"), null, null, null, null, null));
        say(
                acme,
                RISK,
                Mode.DELTA,
                new Overlay(EntityRef.parse("resource:default/none"), null, Map.of("a", "b"), null, null, null, null));
        soon(() -> assertThat(overlays(acme)).isEqualTo(1));

        ProviderTest.say(acme, "cloud", Mode.FULL, List.of(), List.of());

        soon(() -> assertThat(overlays(acme)).isZero());
    }

    @Test
    void aProviderThatEndsIsNoSourceAnyMore() {
        ProviderTest.say(acme, "cloud", Mode.FULL, List.of(ProviderTest.resource("db")), List.of());
        await().until(() -> ProviderTest.names(acme).contains("db"));
        var tenant = acme.tenant().id();

        TestTopics.send(
                Topics.CATALOG_MUTATIONS,
                tenant + "/cloud",
                tenant,
                "catalog.mutation",
                new CatalogMutation(tenant, "cloud", Mode.FULL, List.of(), List.of(), true));

        soon(() -> acme.sources().get().then().body("items", hasSize(0)));
        assertThat(ProviderTest.names(acme)).isEmpty();
    }

    private static Overlay overlay(Map<String, String> annotations) {
        return new Overlay(WEB, annotations, null, null, null, null, null);
    }

    private static void say(Catalog catalog, String provider, Mode mode, Overlay... added) {
        var tenant = catalog.tenant().id();
        TestTopics.send(
                Topics.CATALOG_MUTATIONS,
                tenant + "/" + provider,
                tenant,
                "catalog.overlays",
                new CatalogOverlays(tenant, provider, mode, List.of(added), List.of()));
    }

    private static void web(Catalog catalog) {
        ProviderTest.say(catalog, "cloud", Mode.FULL, List.of(ProviderTest.resource("db")), List.of());
        upload(catalog, "A shop.");
        await().until(() -> ProviderTest.names(catalog).contains("db"));
    }

    private static void upload(Catalog catalog, String description) {
        var content = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: web
                  description: %s
                  tags: [java]
                  annotations: {example.com/team: ours}
                spec: {type: website, lifecycle: production, owner: team-a}
                """.formatted(description);
        String known = catalog.sources().get().path("items.find { it.kind == 'upload' }.id");
        if (known == null) {
            catalog.upload("shop", content);
        } else {
            catalog.sources()
                    .contentType("text/yaml")
                    .body(content)
                    .put("/" + known + "/content")
                    .then()
                    .statusCode(200);
            await().untilAsserted(() -> entity(catalog).body("metadata.description", equalTo(description)));
        }
    }

    private static ValidatableResponse entity(Catalog catalog) {
        return catalog.request().get("/entities/by-name/component/default/web").then();
    }

    private static ValidatableResponse errors(Catalog catalog) {
        return catalog.sources().get("/errors").then().statusCode(200);
    }

    private static long overlays(Catalog catalog) {
        return TestDatabase.query("select count(*) from overlay where tenant_id = '"
                + catalog.tenant().id() + "'");
    }

    private static void soon(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(fact);
    }
}
