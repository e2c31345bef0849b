package dev.portolan.plugins.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks that ran before there was anything in the catalog, which now has the components `web` and `cart`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class FirstEntitiesTest {
    private static final EntityRef WEB = EntityRef.parse("component:default/web");

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Crafted.of(
                        "early-checker",
                        "export async function early() { return {result: 'pass'}; }",
                        "{point: check, id: early, title: Early, function: early, every: 1h, when: {kind: component}}")
                .files());
    }

    @Test
    void checksThatFoundNobodyAreRunWhenSomebodyComes() {
        var acme = checked("cards-early");
        emptied(acme, 0);

        came(acme);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> acme.get("/scorecards/checks").body("items[0].totals.pass", equalTo(2)));
    }

    @Test
    void othersWaitForTheirTime() {
        var busy = checked("cards-not-early");
        var early = checked("cards-earlier");
        emptied(busy, 2);
        emptied(early, 0);

        came(busy);
        came(early);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> early.get("/scorecards/checks").body("items[0].totals.pass", equalTo(2)));
        assertThat(busy.get("/scorecards").extract().<Boolean>path("running")).isFalse();
        busy.get("/scorecards/checks").body("items[0].totals.pass", equalTo(0));
    }

    private static Portal checked(String slug) {
        var portal = Tenants.open(slug);
        portal.put("testers/early-checker", "{\"enabled\": true}").statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> portal.get("/scorecards")
                        .body("items[0].reached", equalTo(List.of(0, 0, 0, 2)))
                        .body("running", equalTo(false)));
        return portal;
    }

    /// As if the last run had seen so many, and they were gone.
    private static void emptied(Portal portal, int seen) {
        Rows.change(
                "delete from check_result where tenant_id = ?",
                portal.tenant().id().value());
        Rows.change(
                "update extension_schedule set kept = ? where installation = ?",
                seen,
                Rows.installation(portal, "early-checker"));
    }

    private static void came(Portal portal) {
        var tenant = portal.tenant().id();
        TestTopics.send(
                Topics.CATALOG_EVENTS,
                tenant + "/" + WEB,
                tenant,
                "entity.created",
                new CatalogEvent.Created(tenant, WEB, Instant.now()));
    }
}
