package dev.portolan.plugins.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.installations.UpgradeService;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// New releases come by themselves to those who follow them, whatever is interrupted. States in which a killed
/// process may have left the database are made by hand; the service that runs takes them up.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class AutomaticUpdatesTest {
    private static final Waiting CHECKS = new Waiting("update_check", "installation", DueQueue.Counting.ASKED);
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    TestPublisher publisher;

    @Inject
    DueQueue queue;

    @Inject
    CheckService checks;

    @Inject
    @DataSource("cross")
    AgroalDataSource database;

    @Inject
    UpgradeService upgrades;

    @Inject
    Migrations migrations;

    @Inject
    TenantScope scope;

    @Test
    void whoFollowsAChannelGetsItsNewRelease() {
        publisher.publish(Edition.of("comes", "1.0.0").files());
        var acme = follows("comes-acme", "comes");
        var globex = follows("comes-globex", "comes");
        var pinned = Tenants.open("comes-pinned");
        pinned.put("testers/comes", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        var manual = follows("comes-manual", "comes");
        manual.patch("testers/comes", "{\"automaticUpdates\": false}").statusCode(200);

        publisher.publish(Edition.of("comes", "1.1.0").files());

        version(acme, "comes", "1.1.0");
        version(globex, "comes", "1.1.0");
        acme.get("/installations/testers/comes/revisions")
                .body("items[0].change", equalTo("upgraded"))
                .body("items[0].author.subject", equalTo("portolan"))
                .body("items[0].reason", equalTo("a new release of its channel"));
        acme.view("testers/comes", "widget").body("view.markdown", startsWith("release 1.1.0"));
        var told = told(manual, 1).getFirst();
        assertThat(told.to()).isEqualTo("1.1.0");
        assertThat(told.needs()).isEqualTo("choice");
        manual.installation("testers/comes").body("version", equalTo("1.0.0"));
        pinned.installation("testers/comes").body("version", equalTo("1.0.0"));
        assertThat(told(acme, 0)).isEmpty();

        manual.patch("testers/comes", "{\"automaticUpdates\": true}").statusCode(200);

        version(manual, "comes", "1.1.0");
    }

    @Test
    void whatAsksForMoreWaitsWhileTheOldReleaseGoesOn() {
        publisher.publish(Edition.of("asks-more", "1.0.0").files());
        var acme = follows("asks-more-acme", "asks-more");

        publisher.publish(
                Edition.of("asks-more", "1.1.0").asking("[catalog.entity.read]").files());

        assertThat(told(acme, 1)).extracting(PluginEvent.UpdateAvailable::needs).containsExactly("consent");
        idle(acme, "asks-more");
        acme.installation("testers/asks-more")
                .body("version", equalTo("1.0.0"))
                .body("desired", equalTo("enabled"))
                .body("update.class", equalTo("consent"));
        acme.view("testers/asks-more", "widget").body("view.markdown", startsWith("release 1.0.0"));

        hear("asks-more");
        idle(acme, "asks-more");

        assertThat(told(acme, 1)).hasSize(1);
    }

    @Test
    void aMigrationThatFailsIsToldAndNotTriedAgainByItself() {
        publisher.publish(Edition.of("cannot", "1.0.0").files());
        var acme = follows("cannot-acme", "cannot");

        publisher.publish(Edition.of("cannot", "2.0.0")
                .migrating("throw new Error('no');")
                .files());
        idle(acme, "cannot");
        hear("cannot");
        idle(acme, "cannot");

        acme.installation("testers/cannot").body("version", equalTo("1.0.0")).body("revision", equalTo(1));
        assertThat(notes(acme, "MIGRATION_FAILED")).isEqualTo(1);

        publisher.publish(Edition.of("cannot", "2.1.0")
                .migrating("return {mood: 'migrated'};")
                .files());

        version(acme, "cannot", "2.1.0");
        acme.installation("testers/cannot").body("configuration.mood", equalTo("migrated"));
        assertThat(notes(acme, "MIGRATION_FAILED")).isZero();
    }

    @Test
    void aSuspendedTenantWaitsAndThenGetsIt() {
        publisher.publish(Edition.of("paused", "1.0.0").files());
        var acme = follows("paused-acme", "paused");
        Tenants.say(acme, TenantLifecycle.SUSPENDED, 2);
        Awaitility.await().atMost(SOON).until(() -> {
            var status =
                    acme.tenant().asOwner().get(acme.path("/installations")).statusCode();
            return status != 200;
        });
        var id = Rows.installation(acme, "paused");

        publisher.publish(Edition.of("paused", "1.1.0").files());

        Awaitility.await()
                .atMost(SOON)
                .until(() -> TestDatabase.query("select count(*) from update_check where installation = '" + id
                                + "' and claimed_until is null and due_at > now() + interval '10 minutes'")
                        == 1);
        assertThat(TestDatabase.query("select max(revision) from installation where id = '" + id + "'"))
                .isEqualTo(1);
        Tenants.say(acme, TenantLifecycle.ACTIVE, 3);
        Rows.change("update update_check set due_at = now() where installation = ?", id);
        version(acme, "paused", "1.1.0");
    }

    /// Killed after the release was on the topic, and before who follows it was told.
    @Test
    void aWaveThatWasNotSpreadIsSpread() {
        published(Edition.of("unspread", "1.0.0"));
        published(Edition.of("unspread", "1.1.0"));
        var acme = behind("unspread-acme", "unspread");

        hear("unspread");

        version(acme, "unspread", "1.1.0");
    }

    /// Killed with an installation claimed: while its settings were being migrated, or before the revision was
    /// written.
    @Test
    void whatADeadProcessHadClaimedIsTakenUpWhenItsLeaseEnds() {
        published(Edition.of("claimed", "1.0.0"));
        published(Edition.of("claimed", "1.1.0"));
        var acme = behind("claimed-acme", "claimed");
        var id = Rows.installation(acme, "claimed");
        Rows.change(
                "insert into update_check (installation, tenant_id, attempts, due_at, claimed_until)"
                        + " values (?, ?, 1, now() - interval '1 minute', now() + interval '1 hour')",
                id,
                acme.tenant().id().value());

        assertThat(queue.take(CHECKS, id, Duration.ofMinutes(1))).isEmpty();
        acme.installation("testers/claimed").body("version", equalTo("1.0.0"));
        Rows.change("update update_check set claimed_until = now() where installation = ?", id);

        version(acme, "claimed", "1.1.0");
        idle(acme, "claimed");
    }

    /// Killed after the revision was written, and before the installation was taken out of the queue.
    @Test
    void whatWasWrittenAlreadyIsNotWrittenAgain() {
        published(Edition.of("written", "1.0.0"));
        published(Edition.of("written", "1.1.0"));
        var acme = follows("written-acme", "written", "1.1.0");
        Rows.change(
                "insert into update_check (installation, tenant_id, attempts, due_at, claimed_until)"
                        + " values (?, ?, 1, now(), now())",
                Rows.installation(acme, "written"),
                acme.tenant().id().value());

        idle(acme, "written");

        acme.installation("testers/written").body("revision", equalTo(1));
    }

    /// What is asked for while a process looks is not forgotten when it is done.
    @Test
    void whatIsAskedForMeanwhileIsLookedAtAgain() {
        published(Edition.of("anew", "1.0.0"));
        published(Edition.of("anew", "1.1.0"));
        var acme = behind("anew-acme", "anew");
        var id = Rows.installation(acme, "anew");
        var tenant = acme.tenant().id();
        Rows.change(
                "insert into update_check (installation, tenant_id, asked, due_at, claimed_until)"
                        + " values (?, ?, 2, now(), now() + interval '1 hour')",
                id,
                tenant.value());

        scope.run(tenant, () -> checks.done(new Claim(tenant, id, 1, 1)));

        version(acme, "anew", "1.1.0");
    }

    @Test
    void twoNodesNeverTakeTheSame() throws Exception {
        published(Edition.of("contested", "1.0.0"));
        var acme = Portal.of("contested-acme");
        acme.put("testers/contested", "{\"enabled\": true}").statusCode(201);
        waiting(acme, "contested");
        var id = Rows.installation(acme, "contested");
        var tomorrow = new DueQueue(database, () -> Instant.now().plus(Duration.ofDays(1)));
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> node =
                    () -> tomorrow.take(CHECKS, id, Duration.ofMinutes(5)).isPresent();
            var taken = new ArrayList<Boolean>();
            for (var answer : nodes.invokeAll(Collections.nCopies(8, node))) {
                taken.add(answer.get());
            }
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void twoNodesThatDoTheSameDoItOnce() throws Exception {
        published(Edition.of("raced", "1.0.0"));
        published(Edition.of("raced", "2.0.0").migrating("return {mood: 'migrated'};"));
        var acme = behind("raced-acme", "raced");
        var plugin = PluginId.parse("testers/raced");
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> node = () -> scope.call(
                    acme.tenant().id(),
                    () -> migrations
                            .around(() -> upgrades.upgradeByItself(plugin))
                            .outcome()
                            .name());
            for (var answer : nodes.invokeAll(Collections.nCopies(4, node))) {
                assertThat(answer.get()).isEqualTo("UPDATED");
            }
        }

        acme.installation("testers/raced").body("revision", equalTo(2)).body("version", equalTo("2.0.0"));
    }

    @Test
    void ofEachTenantOneIsHandedOutAtATime() {
        published(Edition.of("turn-a", "1.0.0"));
        published(Edition.of("turn-b", "1.0.0"));
        var busy = Portal.of("turns-busy");
        var other = Portal.of("turns-other");
        // Claimed as far as the service that runs can see; the look below is a day later.
        for (var plugin : List.of("turn-a", "turn-b")) {
            busy.put("testers/" + plugin, "{\"enabled\": true}").statusCode(201);
            waiting(busy, plugin);
        }
        other.put("testers/turn-a", "{\"enabled\": true}").statusCode(201);
        waiting(other, "turn-a");
        var tomorrow = new DueQueue(database, () -> Instant.now().plus(Duration.ofDays(1)));

        var due = tomorrow.due(CHECKS, List.of(), 1000);
        var rest = tomorrow.due(CHECKS, List.of(busy.tenant().id().value()), 1000);

        assertThat(due)
                .filteredOn(one -> one.tenant().equals(busy.tenant().id()))
                .hasSize(1);
        assertThat(due)
                .filteredOn(one -> one.tenant().equals(other.tenant().id()))
                .hasSize(1);
        assertThat(rest).noneMatch(one -> one.tenant().equals(busy.tenant().id()));
    }

    private static void waiting(Portal portal, String plugin) {
        Rows.change(
                "insert into update_check (installation, tenant_id, due_at) values (?, ?, now() + interval '12 hours')",
                Rows.installation(portal, plugin),
                portal.tenant().id().value());
    }

    private Portal follows(String slug, String plugin) {
        return follows(slug, plugin, "1.0.0");
    }

    private static Portal follows(String slug, String plugin, String version) {
        var portal = Tenants.open(slug);
        portal.put("testers/" + plugin, "{\"enabled\": true}").statusCode(201).body("version", equalTo(version));
        return portal;
    }

    /// One who follows a channel in which there is a newer release, as nobody has noticed yet.
    private static Portal behind(String slug, String plugin) {
        var portal = Tenants.open(slug);
        portal.put("testers/" + plugin, "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        Rows.change("update installation set channel = 'stable' where id = ?", Rows.installation(portal, plugin));
        return portal;
    }

    private static void hear(String plugin) {
        Rows.change(
                "update release_wave set wanted_at = greatest(wanted_at, now()) + interval '1 microsecond'"
                        + " where digest in (select digest from release where plugin = ?)",
                plugin);
    }

    private static void version(Portal portal, String plugin, String version) {
        Awaitility.await(portal.tenant().slug() + " gets " + version)
                .atMost(SOON)
                .untilAsserted(() -> portal.installation("testers/" + plugin).body("version", equalTo(version)));
    }

    /// Publishes, and waits until everybody has been told.
    private void published(Edition edition) {
        publisher.publish(edition.files());
        Awaitility.await("all are told").atMost(SOON).until(() -> told(edition.id()));
    }

    /// Waits until what was said of a plugin has been looked at.
    private static void idle(Portal portal, String plugin) {
        var id = Rows.installation(portal, plugin);
        Awaitility.await("all is looked at")
                .atMost(SOON)
                .until(() -> told(plugin)
                        && TestDatabase.query("select count(*) from update_check where installation = '" + id + "'")
                                == 0);
    }

    private static boolean told(String plugin) {
        return TestDatabase.query("select count(*) from release r left join release_wave w on w.digest = r.digest"
                        + " where r.plugin = '" + plugin + "' and (w.spread_at is null or w.spread_at < w.wanted_at"
                        + " or w.said_at < r.status_at)")
                == 0;
    }

    private static long notes(Portal portal, String kind) {
        return TestDatabase.query("select count(*) from upgrade_note where kind = '" + kind + "' and tenant_id = '"
                + portal.tenant().id() + "'");
    }

    private static List<PluginEvent.UpdateAvailable> told(Portal portal, int atLeast) {
        return Awaitility.await("the admins are told")
                .atMost(SOON)
                .until(
                        () -> TestTopics.read(Topics.PLUGIN_EVENTS).stream()
                                .filter(record ->
                                        portal.tenant().id().toString().equals(record.key()))
                                .map(record -> Json.read(record.value(), PluginEvent.class))
                                .filter(PluginEvent.UpdateAvailable.class::isInstance)
                                .map(PluginEvent.UpdateAvailable.class::cast)
                                .toList(),
                        found -> found.size() >= atLeast);
    }
}
