package dev.portolan.plugins.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.PostOffice;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What the platform tells by itself.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
@WithTestResource(PostOffice.class)
class PlatformNewsTest {
    @Inject
    TestPublisher publisher;

    @Test
    void adminsHearThatAPluginWasDisabled() {
        var acme = Inbox.open("news-budget");
        publisher.publish(Probe.files("news-endless", "1.0.0", 300, ""));
        acme.put("testers/news-endless", Probe.enabled()).statusCode(201);
        for (var breach = 1; breach <= 3; breach++) {
            acme.view("testers/news-endless", "loop").statusCode(200);
        }

        arrives(Inbox.of(acme, "owner"), "Probe was disabled");
        arrives(Inbox.of(acme, "admin"), "Probe was disabled");

        Inbox.of(acme, "owner")
                .get("")
                .body("items[0].severity", equalTo("high"))
                .body("items[0].topic", equalTo("plugins"))
                .body("items[0].href", equalTo("/news-budget/plugins/testers/news-endless"));
        assertThat(Inbox.of(acme, "developer").unread()).isZero();
    }

    @Test
    void whoAdminsDisableThemselvesTheyAreNotTold() {
        var acme = Inbox.open("news-own");
        publisher.publish(Edition.of("news-own", "1.0.0").files());
        acme.put("testers/news-own", "{\"enabled\": true}").statusCode(201);
        acme.patch("testers/news-own", "{\"enabled\": false}").statusCode(200);
        say(
                acme,
                new PluginEvent.UpdateAvailable(
                        acme.tenant().id(),
                        new PluginId("testers", "news-own"),
                        "1.0.0",
                        "2.0.0",
                        "consent",
                        Instant.now()));

        arrives(Inbox.of(acme, "owner"), "Growing 2.0.0 is there");

        Inbox.of(acme, "owner").get("").body("items.size()", equalTo(1));
    }

    @Test
    void adminsHearOfRequestsAndWhoAsksOfTheDecision() {
        var acme = Inbox.open("news-request");
        publisher.publish(Edition.of("news-wanted", "1.0.0").files());
        var ann = Inbox.of(acme, "developer");
        String id = acme.tenant()
                .as(ann.subject(), Permissions.PLUGIN_READ)
                .contentType("application/json")
                .body(Map.of("publisher", "testers", "plugin", "news-wanted"))
                .post(acme.path("/plugin-requests"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        arrives(Inbox.of(acme, "admin"), "The developer asks for Growing");

        acme.json("{\"reason\": \"not now\"}")
                .post(acme.path("/plugin-requests/" + id + "/rejection"))
                .then()
                .statusCode(200);

        arrives(ann, "Your request for Growing was not approved");
    }

    @Test
    void adminsHearOfWhatWasTakenBack() {
        var acme = Inbox.open("news-back");
        publisher.publish(Edition.of("news-back", "1.0.0").files());
        acme.put("testers/news-back", "{\"enabled\": true}").statusCode(201);

        say(
                acme,
                new PluginEvent.RolledBack(
                        acme.tenant().id(), new PluginId("testers", "news-back"), 1, 3, Instant.now(), "health"));

        arrives(Inbox.of(acme, "owner"), "Growing was rolled back");
        Inbox.of(acme, "owner")
                .get("")
                .body("items[0].href", equalTo("/news-back/plugins/testers/news-back/revisions"));
    }

    private static void say(Portal portal, PluginEvent event) {
        var type = event instanceof PluginEvent.RolledBack ? "plugin.rolled-back" : "plugin.update-available";
        TestTopics.send(
                Topics.PLUGIN_EVENTS,
                portal.tenant().id().toString(),
                portal.tenant().id(),
                type,
                event);
    }

    private static void arrives(Inbox inbox, String title) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> inbox.get("").body("items.title", hasItem(title)));
    }
}
