package dev.portolan.plugins.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.watches.UpgradeNote;
import dev.portolan.plugins.watches.UpgradeNoteService;
import dev.portolan.plugins.watches.Watch;
import dev.portolan.plugins.watches.WatchService;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A release on trial is taken back by itself when it fails, and only then.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class WatchTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    TestPublisher publisher;

    @Inject
    WatchService watches;

    @Inject
    UpgradeNoteService notes;

    @Inject
    UpgradeService upgrades;

    @Inject
    TenantScope scope;

    @Test
    void aReleaseThatSaysItDoesNotWorkIsTakenBack() {
        publisher.publish(Edition.of("sick", "1.0.0").files());
        var acme = Tenants.open("sick-acme");
        acme.put("testers/sick", "{\"enabled\": true, \"configuration\": {\"mood\": \"bright\"}}")
                .statusCode(201);

        publisher.publish(Edition.of("sick", "1.1.0").ill().files());

        revision(acme, "sick", 3);
        acme.installation("testers/sick")
                .body("version", equalTo("1.0.0"))
                .body("channel", equalTo("stable"))
                .body("desired", equalTo("enabled"))
                .body("configuration.mood", equalTo("bright"))
                .body("watch", nullValue());
        acme.get("/installations/testers/sick/revisions")
                .body("items[0].change", equalTo("rolled_back"))
                .body("items[0].author.subject", equalTo("portolan"))
                .body("items[0].reason", startsWith("Version 1.1.0 was taken back by itself."))
                .body("items[0].reason", containsString("the server says no"))
                .body("items[1].change", equalTo("upgraded"));
        var event = rolledBack(acme);
        assertThat(event.to()).isEqualTo(1);
        assertThat(event.revision()).isEqualTo(3);
        assertThat(event.cause()).isEqualTo("health");
        var note = notes(acme, "sick").getFirst();
        assertThat(note.kind()).isEqualTo(UpgradeNote.Kind.ROLLED_BACK);
        assertThat(note.message()).contains("the server says no");
        acme.get("/installations/testers/sick/log").body("items.message", hasItem("the server says no"));
    }

    @Test
    void whatWasTakenBackIsOnTheRepairsListUntilItWasRead() {
        publisher.publish(Edition.of("listed", "1.0.0").files());
        var acme = Tenants.open("listed-acme");
        acme.put("testers/listed", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("listed", "1.1.0").ill().files());
        revision(acme, "listed", 3);

        String id = acme.get("/plugin-repairs")
                .body("items.findAll { it.kind == 'rolled_back' }.plugin", equalTo(List.of("listed")))
                .extract()
                .path("items.find { it.kind == 'rolled_back' }.id");
        acme.json("{}")
                .post(acme.path("/plugin-repairs/" + id + "/acknowledgement"))
                .then()
                .statusCode(204);

        acme.get("/plugin-repairs").body("items.kind", not(hasItem("rolled_back")));
    }

    @Test
    void whatWasTakenBackComesAgainOnlyWhenAsked() {
        publisher.publish(Edition.of("relapse", "1.0.0").files());
        var acme = Tenants.open("relapse-acme");
        acme.put("testers/relapse", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("relapse", "1.1.0").ill().files());
        revision(acme, "relapse", 3);
        var id = Rows.installation(acme, "relapse");

        Rows.change("update release_wave set wanted_at = now() + interval '1 microsecond'"
                + " where digest in (select digest from release where plugin = 'relapse')");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> TestDatabase.query("select count(*) from release_wave where spread_at < wanted_at"
                                        + " and digest in (select digest from release where plugin = 'relapse')")
                                + TestDatabase.query(
                                        "select count(*) from update_check where installation = '" + id + "'")
                        == 0);

        acme.installation("testers/relapse").body("revision", equalTo(3));
        acme.get("/plugin-updates").body("items[0].blockedBy[0]", containsString("taken back"));
        acme.json("{}").post(acme.path("/plugin-updates")).then().body("items[0].outcome", equalTo("blocked"));
        acme.json("{\"items\": [{\"publisher\": \"testers\", \"plugin\": \"relapse\", \"version\": \"1.1.0\"}]}")
                .post(acme.path("/plugin-updates"))
                .then()
                .body("items[0].outcome", equalTo("updated"));
        revision(acme, "relapse", 5);
        acme.installation("testers/relapse").body("version", equalTo("1.0.0"));

        publisher.publish(Edition.of("relapse", "1.2.0").files());

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.installation("testers/relapse").body("version", equalTo("1.2.0")));
        assertThat(notes(acme, "relapse")).isEmpty();
    }

    @Test
    void aChoiceOfVersionByHandIsOnTrialToo() {
        publisher.publish(Edition.of("by-hand", "1.0.0").files());
        publisher.publish(Edition.of("by-hand", "1.1.0").ill().files());
        var acme = Tenants.open("by-hand-acme");
        acme.put("testers/by-hand", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);

        acme.patch("testers/by-hand", "{\"version\": \"1.1.0\"}")
                .statusCode(200)
                .body("version", equalTo("1.1.0"))
                .body("watch.backTo", equalTo(1))
                .body("watch.until", notNullValue());

        revision(acme, "by-hand", 3);
        acme.installation("testers/by-hand").body("version", equalTo("1.0.0"));
    }

    @Test
    void aReleaseWhoseCallsFailIsTakenBack() {
        publisher.publish(Edition.of("breaks", "1.0.0").files());
        publisher.publish(Edition.of("breaks", "1.1.0").files());
        var acme = Tenants.open("breaks-acme");
        acme.put("testers/breaks", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        acme.patch("testers/breaks", "{\"version\": \"1.1.0\"}").statusCode(200);

        // A locale of its own for each: a view that failed is kept for a while.
        for (var locale : List.of("de", "fr", "es")) {
            acme.tenant()
                    .asOwner()
                    .header("Accept-Language", locale)
                    .get(acme.path("/views/testers/breaks/broken"))
                    .then()
                    .statusCode(200);
        }

        revision(acme, "breaks", 3);

        acme.installation("testers/breaks").body("version", equalTo("1.0.0")).body("desired", equalTo("enabled"));
        assertThat(rolledBack(acme).cause()).isEqualTo("calls");
    }

    @Test
    void aReleaseThatWorksStandsItsTrial() {
        publisher.publish(Edition.of("works", "1.0.0").files());
        publisher.publish(Edition.of("works", "1.1.0").files());
        var acme = upgraded("works-acme", "works");
        var id = Rows.installation(acme, "works");
        acme.installation("testers/works").body("watch.backTo", equalTo(1));

        Rows.change("update upgrade_watch set until = now(), due_at = now() where installation = ?", id);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.installation("testers/works").body("watch", nullValue()));
        assertThat(watching(acme)).isZero();
        acme.installation("testers/works").body("version", equalTo("1.1.0")).body("revision", equalTo(2));
    }

    /// Killed between the finding of a fault and the way back.
    @Test
    void aFaultThatADeadProcessFoundIsActedUpon() {
        publisher.publish(Edition.of("found", "1.0.0").files());
        publisher.publish(Edition.of("found", "1.1.0").files());
        var acme = upgraded("found-acme", "found");
        var id = Rows.installation(acme, "found");
        Rows.change(
                "update upgrade_watch set complaint = 'Its health function failed: x', cause = 'health',"
                        + " due_at = now() - interval '1 minute', claimed_until = now() + interval '2 seconds'"
                        + " where installation = ?",
                id);
        acme.installation("testers/found").body("version", equalTo("1.1.0"));

        revision(acme, "found", 3);

        acme.installation("testers/found").body("version", equalTo("1.0.0"));
        assertThat(watching(acme)).isZero();
    }

    /// Its calls fail while its health function runs, and is content.
    @Test
    void aFaultThatIsFoundDuringACheckIsActedUponAtOnce() {
        publisher.publish(Edition.of("during", "1.0.0").files());
        publisher.publish(Edition.of("during", "1.1.0").files());
        var acme = Portal.of("during-acme"); // not known: the service that runs leaves it alone
        acme.put("testers/during", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        acme.patch("testers/during", "{\"version\": \"1.1.0\"}").statusCode(200);
        var id = Rows.installation(acme, "during");
        Rows.change("update upgrade_watch set claimed_until = now() + interval '1 hour' where installation = ?", id);
        scope.run(acme.tenant().id(), () -> {
            var checked = watches.find(id).orElseThrow();
            watches.complain(id, 2, new Watch.Complaint(Watch.Complaint.CALLS, "It broke."));
            watches.well(checked);
        });

        Tenants.open("during-acme");

        revision(acme, "during", 3);
    }

    /// Killed while the health function ran: nothing is known of it, so it runs again.
    @Test
    void aCheckOfADeadProcessIsMadeAgain() {
        publisher.publish(Edition.of("unheard", "1.0.0").files());
        publisher.publish(Edition.of("unheard", "1.1.0").ill().files());
        var acme = Portal.of("unheard-acme"); // not known yet: the service leaves its watch alone
        acme.put("testers/unheard", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        acme.patch("testers/unheard", "{\"version\": \"1.1.0\"}").statusCode(200);
        Rows.change(
                "update upgrade_watch set due_at = now(), claimed_until = now() + interval '1 second', failures = 1"
                        + " where installation = ?",
                Rows.installation(acme, "unheard"));

        var known = Tenants.open("unheard-acme");

        revision(known, "unheard", 3);
        known.installation("testers/unheard").body("version", equalTo("1.0.0"));
    }

    @Test
    void whoeverChangesItMeanwhileHasItInHand() {
        publisher.publish(Edition.of("in-hand", "1.0.0").files());
        publisher.publish(Edition.of("in-hand", "1.1.0").files());
        var acme = upgraded("in-hand-acme", "in-hand");
        var id = Rows.installation(acme, "in-hand");
        acme.patch("testers/in-hand", "{\"configuration\": {\"mood\": \"mended\"}}")
                .statusCode(200);

        Rows.change(
                "update upgrade_watch set complaint = 'x', cause = 'health', due_at = now() where installation = ?",
                id);

        Awaitility.await().atMost(SOON).until(() -> watching(acme) == 0);
        acme.installation("testers/in-hand")
                .body("version", equalTo("1.1.0"))
                .body("configuration.mood", equalTo("mended"))
                .body("revision", equalTo(3))
                .body("watch", nullValue());
    }

    @Test
    void whatCannotGoBackIsDisabled() {
        var first = publisher.publish(Edition.of("no-way", "1.0.0").files());
        publisher.publish(Edition.of("no-way", "1.1.0").files());
        var acme = upgraded("no-way-acme", "no-way");
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"reason\": \"leaks\"}")
                .post("/api/operator/plugins/releases/" + first + "/revocation")
                .then()
                .statusCode(200);

        Rows.change(
                "update upgrade_watch set complaint = 'x', cause = 'health', due_at = now() where installation = ?",
                Rows.installation(acme, "no-way"));

        revision(acme, "no-way", 3);
        acme.installation("testers/no-way").body("version", equalTo("1.1.0")).body("desired", equalTo("disabled"));
    }

    @Test
    void ofTwoUpgradesOnTrialBothAreTakenBack() {
        publisher.publish(Edition.of("twofold", "1.0.0").files());
        publisher.publish(Edition.of("twofold", "1.1.0").files());
        publisher.publish(Edition.of("twofold", "1.2.0").ill().files());
        var acme = upgraded("twofold-acme", "twofold");

        acme.patch("testers/twofold", "{\"version\": \"1.2.0\"}")
                .statusCode(200)
                .body("watch.backTo", equalTo(1));

        revision(acme, "twofold", 4);
        acme.installation("testers/twofold").body("version", equalTo("1.0.0"));
    }

    @Test
    void twoNodesTakeItBackOnce() throws Exception {
        publisher.publish(Edition.of("twice", "1.0.0").files());
        publisher.publish(Edition.of("twice", "1.1.0").files());
        var acme = upgraded("twice-acme", "twice");
        var id = Rows.installation(acme, "twice");
        var watch = scope.call(acme.tenant().id(), () -> watches.find(id).orElseThrow());
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> node = () -> scope.call(
                    acme.tenant().id(),
                    () -> upgrades.takeBack(watch, new Watch.Complaint("health", "It is ill."))
                            .isPresent());
            var done = 0;
            for (var answer : nodes.invokeAll(Collections.nCopies(4, node))) {
                done += answer.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }

        acme.installation("testers/twice").body("revision", equalTo(3)).body("version", equalTo("1.0.0"));
    }

    private List<UpgradeNote> notes(Portal portal, String plugin) {
        var id = Rows.installation(portal, plugin);
        return scope.call(portal.tenant().id(), () -> notes.of(List.of(id)));
    }

    /// A tenant that has gone from 1.0.0 to 1.1.0 by hand.
    private static Portal upgraded(String slug, String plugin) {
        var portal = Tenants.open(slug);
        portal.put("testers/" + plugin, "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        portal.patch("testers/" + plugin, "{\"version\": \"1.1.0\"}").statusCode(200);
        return portal;
    }

    private static long watching(Portal portal) {
        return TestDatabase.query("select count(*) from upgrade_watch where tenant_id = '"
                + portal.tenant().id() + "'");
    }

    private static void revision(Portal portal, String plugin, int revision) {
        Awaitility.await("revision " + revision)
                .atMost(SOON)
                .untilAsserted(() -> portal.installation("testers/" + plugin).body("revision", equalTo(revision)));
    }

    private static PluginEvent.RolledBack rolledBack(Portal portal) {
        var record = TestTopics.await(
                Topics.PLUGIN_EVENTS,
                one -> portal.tenant().id().toString().equals(one.key())
                        && Json.read(one.value(), PluginEvent.class) instanceof PluginEvent.RolledBack);
        return (PluginEvent.RolledBack) Json.read(record.value(), PluginEvent.class);
    }
}
