package dev.portolan.plugins.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogEvent.Cause;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.CatalogOverlays;
import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// Processors look at entities that are there, that come and that change; the catalog is told what they add.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ProcessorRunTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final EntityRef WEB = EntityRef.parse("component:default/web");
    private static final String FACTS =
            "{point: catalog.processor, id: facts, title: Facts, function: facts, when: {kind: component}}";
    private static final String CODE = """
            export async function facts({config, input}) {
              const {entity} = input;
              if (config.mood === 'broken') { return {colour: 'red'}; }
              if (config.mood === 'silent') { return null; }
              if (config.mood === 'strict') { return {error: 'There is no runbook.'}; }
              return {annotations: {'example.com/seen': entity.metadata.annotations ? 'with' : 'without'}};
            }
            """;

    @Inject
    TestPublisher publisher;

    @Test
    void allEntitiesAreLookedAtWhenThePluginIsEnabled() {
        var acme = installed("facts-all");

        soon(() -> assertThat(seen(acme, "facts-all"))
                .containsOnlyKeys("component:default/web", "component:shop/cart")
                .containsEntry("component:default/web", "without"));
    }

    @Test
    void anEntityThatChangesIsLookedAtAgain() {
        var acme = installed("facts-change");
        soon(() -> assertThat(seen(acme, "facts-change")).hasSize(2));

        changed(acme, WEB, Cause.Kind.SOURCE);

        soon(() -> assertThat(seen(acme, "facts-change")).containsEntry("component:default/web", "with"));
    }

    @Test
    void whatPluginsAddIsNoChangeForThem() {
        var acme = installed("facts-loop");
        soon(() -> assertThat(seen(acme, "facts-loop")).hasSize(2));
        idle(acme, "facts-loop");
        var asked = asked(acme, "facts-loop");

        changed(acme, WEB, Cause.Kind.PLUGIN);
        changed(acme, EntityRef.parse("component:default/none"), Cause.Kind.SOURCE);

        // what comes after it on the topic has been heard
        soon(() -> assertThat(asked(acme, "facts-loop")).isEqualTo(asked + 1));
        idle(acme, "facts-loop");
        assertThat(seen(acme, "facts-loop")).containsEntry("component:default/web", "without");
    }

    @Test
    void whatItAddsSaysHowManyEventsLedToIt() {
        var acme = installed("facts-deep");
        soon(() -> assertThat(seen(acme, "facts-deep")).hasSize(2));

        changed(acme, WEB, new Cause(Cause.Kind.PROVIDER, null, null, 2));

        soon(() -> assertThat(told(acme, "facts-deep").getLast().depth()).isEqualTo(3));
        assertThat(told(acme, "facts-deep").getFirst().depth()).isNull();
    }

    @Test
    void whatItHasNothingToAddToAnyMoreIsTold() {
        var acme = installed("facts-less");
        soon(() -> assertThat(seen(acme, "facts-less")).hasSize(2));

        acme.patch("testers/facts-less", "{\"configuration\": {\"mood\": \"silent\"}}")
                .statusCode(200);

        soon(() -> assertThat(seen(acme, "facts-less")).isEmpty());
    }

    @Test
    void anErrorIsToldOfTheEntity() {
        var acme = installed("facts-strict");
        acme.patch("testers/facts-strict", "{\"configuration\": {\"mood\": \"strict\"}}")
                .statusCode(200);

        soon(() -> assertThat(overlays(acme, "facts-strict"))
                .anyMatch(overlay -> overlay.errors().equals(List.of("There is no runbook."))));
    }

    @Test
    void whatIsNoPatchStandsInTheLogAndChangesNothing() {
        var acme = installed("facts-broken");
        soon(() -> assertThat(seen(acme, "facts-broken")).hasSize(2));

        acme.patch("testers/facts-broken", "{\"configuration\": {\"mood\": \"broken\"}}")
                .statusCode(200);

        soon(() -> acme.get("/installations/testers/facts-broken/log")
                .body("items[0].message", containsString("The patch has a member `colour`")));
        idle(acme, "facts-broken");
        assertThat(seen(acme, "facts-broken")).hasSize(2);
    }

    @Test
    void disablingTakesBackAllThatWasAdded() {
        var acme = installed("facts-off");
        soon(() -> assertThat(seen(acme, "facts-off")).hasSize(2));

        acme.patch("testers/facts-off", "{\"enabled\": false}").statusCode(200);

        soon(() -> assertThat(seen(acme, "facts-off")).isEmpty());
        changed(acme, WEB, Cause.Kind.SOURCE);
        acme.patch("testers/facts-off", "{\"enabled\": true}").statusCode(200);
        soon(() -> assertThat(seen(acme, "facts-off")).hasSize(2));
    }

    @Test
    void withoutConsentItSeesNothing() {
        publisher.publish(Crafted.of("facts-blind", CODE, FACTS).files());
        var acme = Tenants.open("facts-blind-acme");
        acme.put("testers/facts-blind", "{\"enabled\": true}").statusCode(201);

        soon(() -> assertThat(TestDatabase.query(
                        "select count(*) from extension_schedule where error like '%catalog.entity.read%'"
                                + " and installation = '" + Rows.installation(acme, "facts-blind") + "'"))
                .isEqualTo(1));
        assertThat(overlays(acme, "facts-blind")).isEmpty();
    }

    private Portal installed(String id) {
        publisher.publish(
                Crafted.of(id, CODE, FACTS).asking("[catalog.entity.read]").files());
        var acme = Tenants.open(id + "-acme");
        acme.put("testers/" + id, "{\"enabled\": true, \"grants\": [\"catalog.entity.read\"]}")
                .statusCode(201);
        return acme;
    }

    private static void changed(Portal portal, EntityRef ref, Cause.Kind kind) {
        changed(portal, ref, new Cause(kind, null, null));
    }

    private static void changed(Portal portal, EntityRef ref, Cause cause) {
        var tenant = portal.tenant().id();
        TestTopics.send(
                Topics.CATALOG_EVENTS,
                tenant + "/" + ref,
                tenant,
                "entity.changed",
                new CatalogEvent.Changed(tenant, ref, List.of("metadata.annotations"), Instant.now(), cause));
    }

    private static List<CatalogOverlays> told(Portal portal, String plugin) {
        var key = portal.tenant().id() + "/testers/" + plugin + "/facts";
        return TestTopics.read(Topics.CATALOG_MUTATIONS).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> Json.read(record.value(), CatalogOverlays.class))
                .toList();
    }

    private static List<Overlay> overlays(Portal portal, String plugin) {
        return told(portal, plugin).stream()
                .flatMap(one -> one.added().stream())
                .toList();
    }

    /// The annotation of each entity as a catalog has it that does as it is told.
    private static TreeMap<String, String> seen(Portal portal, String plugin) {
        var seen = new TreeMap<String, String>();
        for (var one : told(portal, plugin)) {
            if (one.mode() == Mode.FULL) {
                seen.clear();
            }
            one.removed().forEach(ref -> seen.remove(ref.toString()));
            one.added()
                    .forEach(overlay -> seen.put(
                            overlay.ref().toString(), overlay.annotations().getOrDefault("example.com/seen", "")));
        }
        return seen;
    }

    private static long asked(Portal portal, String plugin) {
        return TestDatabase.query("select max(asked) from extension_schedule where installation = '"
                + Rows.installation(portal, plugin) + "'");
    }

    private static void idle(Portal portal, String plugin) {
        soon(() -> assertThat(TestDatabase.query(
                        "select count(*) from extension_schedule where due_at is null and installation = '"
                                + Rows.installation(portal, plugin) + "'"))
                .isEqualTo(1));
    }

    private static void soon(ThrowingRunnable fact) {
        Awaitility.await().atMost(SOON).untilAsserted(fact);
    }
}
