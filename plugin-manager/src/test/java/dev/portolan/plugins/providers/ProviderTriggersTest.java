package dev.portolan.plugins.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Providers run upon what is on the tenant's log, whoever put it there, and upon nothing that they may not hear of.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ProviderTriggersTest {
    /// Names an entity after each event that it is told of.
    private static final String CODE = """
            export async function feed({input}) {
              const name = input.event ? input.event.type + '-' + (input.event.data.n ?? input.event.subject?.length ?? 0) : 'none';
              return {type: 'delta', entities: [{apiVersion: 'backstage.io/v1alpha1', kind: 'Resource',
                metadata: {name}, spec: {type: 'bucket', owner: 'team-a'}}]};
            }
            export async function hook({input}, host) {
              return {body: await host.events.publish('changed', {n: input.json.n})};
            }
            """;
    private static final String HOOK = "{point: webhook.receiver, id: hook, title: Hook, function: hook}";

    @Inject
    TestPublisher publisher;

    @Test
    void anEventThatAPluginPublishesRunsTheProviderThatNamesIt() {
        var acme = installed("hears-own", "plugin.testers.hears-own.changed", "event.publish");
        var globex = Tenants.open("hears-own-globex");
        globex.put("testers/hears-own", enabled("event.publish")).statusCode(201);
        ran(globex, "hears-own", "none");

        call(acme, 7);

        ran(acme, "hears-own", "none", "plugin.testers.hears-own.changed-7");
        assertThat(Mutations.names(globex, "testers/hears-own/feed")).containsExactly("none");
    }

    @Test
    void aWebhookOfItsOwnPluginRunsItAndNoOther() {
        var acme = installed("hears-hooks", "webhook.received", "event.publish");
        publisher.publish(
                Crafted.of("hears-none", CODE, feed("webhook.received")).files());
        acme.put("testers/hears-none", "{\"enabled\": true}").statusCode(201);
        ran(acme, "hears-none", "none");

        call(acme, 1);

        ran(acme, "hears-hooks", "none", "webhook.received-0");
        acme.get("/providers")
                .body("items.find { it.plugin == 'hears-none' }.state", equalTo("ok"))
                .body("items", hasSize(2));
        assertThat(Mutations.of(acme, "testers/hears-none/feed")).hasSize(1);
    }

    @Test
    void ofTheCatalogOnlyWhoMayReadItHears() {
        var acme = installed("hears-catalog", "entity.*", "catalog.entity.read");
        publisher.publish(Crafted.of("hears-nothing", CODE, feed("entity.*")).files());
        acme.put("testers/hears-nothing", "{\"enabled\": true}").statusCode(201);
        ran(acme, "hears-nothing", "none");

        changed(acme, null);

        ran(acme, "hears-catalog", "entity.changed-21", "none");
        assertThat(Mutations.of(acme, "testers/hears-nothing/feed")).hasSize(1);
    }

    /// As a plugin that answers its own changes makes it: each round is one deeper, by what the catalog says.
    @Test
    void circlesThroughTheCatalogComeToAnEnd() {
        var handler = "{point: event.handler, id: answers, title: Answers, function: answer, events: [entity.changed]}";
        publisher.publish(Crafted.of("circles-catalog", CODE + """
                        export async function answer({input}, host) {
                          try {
                            await host.catalog.apply({type: 'delta', removed: ['resource:default/x']});
                          } catch (refused) { if (refused.name !== 'quota') throw refused; }
                        }
                        """, feed("entity.changed"), handler)
                .asking("[catalog.entity.read, catalog.entity.provide]")
                .files());
        var acme = Tenants.open("circles-catalog-acme");
        acme.put("testers/circles-catalog", enabled("catalog.entity.read\", \"catalog.entity.provide"))
                .statusCode(201);
        ran(acme, "circles-catalog", "none");

        changed(acme, 4);

        soon(() -> assertThat(Mutations.of(acme, "testers/circles-catalog"))
                .extracting(CatalogMutation::depth)
                .containsExactly(5));
        soon(() -> assertThat(Mutations.of(acme, "testers/circles-catalog/feed"))
                .extracting(CatalogMutation::depth)
                .containsExactly(null, 5));

        changed(acme, 5);

        soon(() -> acme.get("/installations/testers/circles-catalog/log")
                .body("items.message", hasItem("catalog.apply was refused: " + Occasion.CIRCLE))
                .body("items.message", hasItem("entity.changed starts no run. " + Occasion.CIRCLE)));
        assertThat(Mutations.of(acme, "testers/circles-catalog")).hasSize(1);
        assertThat(Mutations.of(acme, "testers/circles-catalog/feed")).hasSize(2);
    }

    private static void changed(Portal portal, @Nullable Integer depth) {
        var id = portal.tenant().id();
        var web = EntityRef.parse("component:default/web");
        var cause = new CatalogEvent.Cause(CatalogEvent.Cause.Kind.PROVIDER, null, null, depth);
        TestTopics.send(
                Topics.CATALOG_EVENTS,
                id + "/" + web,
                id,
                "entity.changed",
                new CatalogEvent.Changed(id, web, List.of("spec"), Instant.now(), cause));
    }

    private Portal installed(String id, String event, String permission) {
        publisher.publish(Crafted.of(id, CODE, feed(event), HOOK)
                .asking("[" + permission + "]")
                .files());
        var acme = Tenants.open(id + "-acme");
        acme.put("testers/" + id, enabled(permission)).statusCode(201);
        ran(acme, id, "none");
        return acme;
    }

    private static String enabled(String permission) {
        return "{\"enabled\": true, \"grants\": [\"" + permission + "\"]}";
    }

    private static String feed(String event) {
        return "{point: catalog.provider, id: feed, title: Feed, function: feed, every: 1d, events: [\"" + event
                + "\"]}";
    }

    private static void call(Portal portal, int number) {
        String address = portal.get("/webhooks-in").extract().path("items[0].address");
        RestAssured.given()
                .contentType("application/json")
                .body("{\"n\": " + number + "}")
                .post(URI.create(address).getPath())
                .then()
                .statusCode(202);
    }

    private static void ran(Portal portal, String plugin, String... names) {
        soon(() -> assertThat(Mutations.names(portal, "testers/" + plugin + "/feed"))
                .containsExactly(names));
    }

    private static void soon(ThrowingRunnable fact) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(fact);
    }
}
