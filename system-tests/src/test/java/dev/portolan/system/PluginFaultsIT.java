package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Plugins while parts of the product fail: an upgrade is killed at each of its steps, and Kafka and PostgreSQL are
/// away for a minute. Nothing is lost, nothing is half done, and people are told.
@Order(85)
@Timeout(300)
@EnabledIfSystemProperty(named = "portolan.full", matches = "true", disabledReason = "for ./portolan test --full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginFaultsIT {
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final String MANAGER = "plugin-manager";
    private static final String PUBLISHER = "stepwise";
    private static final String TENANT = "acme";
    private static final String ANNOUNCEMENTS = "portolan/announcements";

    private static final Stack STACK = Stack.demo();
    private static Gate gate;
    private static PluginAuthor author;
    private static Chrome chrome;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        gate = new Gate(STACK.port(Stack.FILES_OF_TESTS));
        author = PluginAuthor.of(STACK, PUBLISHER);
        chrome = new Chrome(STACK);
    }

    @AfterAll
    static void close() {
        chrome.close();
        gate.close();
    }

    /// Each of three plugins is stopped at another step of its upgrade, and a fourth wherever it happens to be.
    @Test
    @Order(1)
    void anUpgradeThatIsKilledAtAnyStepEndsAsItsHistorySays() throws SQLException, IOException {
        var migrating = installed("killed-migrating");
        var watched = installed("killed-watched");
        var taken = installed("killed-taken-back");
        var random = installed("killed-anywhere");

        killedAt(migrating, "/migrate", migrating.migrating("1.1.0", 2));
        killedAt(watched, "/well", watched.migrating("1.1.0", 2));
        killedAt(taken, "/ill", taken.ill("1.1.0", 2));
        for (var round = 1; round <= 2; round++) {
            var pid = STACK.part(MANAGER).path("pid").asLong();
            author.send(random.migrating("1." + round + ".0", round + 1));
            author.awaitPublished(random.id(), "1." + round + ".0");
            pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(3_000)));
            kill(pid);
            STACK.awaitReplaced(MANAGER, pid);
        }

        settled(migrating, "1.1.0", 1, 2);
        settled(watched, "1.1.0", 1, 2);
        settled(taken, "1.0.0", 0, 3);
        Awaitility.await("it has the newest release")
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() ->
                        installation(random.name()).path("version").asText().equals("1.2.0"));
        explained(random.name());
        nothingWaits();
    }

    @Test
    @Order(2)
    void withKafkaAwayChangesArriveLateOrAreRefusedInWords() {
        var page = chrome.person();
        Chrome.signIn(page, "/" + TENANT + "/plugins/" + ANNOUNCEMENTS, "owner@acme.test", "portolan");
        assertThat(page.locator("h1")).isVisible();
        Owner.renew();
        var changes = new Changes(installation(ANNOUNCEMENTS));
        var kafka = ProcessHandle.of(STACK.part("kafka").path("pid").asLong()).orElseThrow();

        signal("-STOP", Stream.of(kafka));
        try {
            changes.tryFor(AWAY, () -> page.locator("#hearing-banner .banner").isVisible());
            assertThat(page.locator("#hearing-banner")).containsText("Nothing can be changed for the moment");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "kafka-away.png")));
            assertThat(changes.refused).isPositive();
        } finally {
            signal("-CONT", Stream.of(kafka));
        }

        assertThat(page.locator("#hearing-banner .banner")).hasCount(0);
        changes.arrived();
        page.context().close();
    }

    @Test
    @Order(3)
    void withPostgresAwayPagesSaySoAndNothingIsLost() {
        var page = chrome.person();
        Chrome.signIn(page, "/" + TENANT + "/plugins", "owner@acme.test", "portolan");
        assertThat(page.locator("#tab-repairs")).isVisible();
        Owner.renew();
        var changes = new Changes(installation(ANNOUNCEMENTS));
        var postgres =
                ProcessHandle.of(STACK.part("postgres").path("pid").asLong()).orElseThrow();
        var all = Stream.concat(Stream.of(postgres), postgres.descendants()).toList();

        signal("-STOP", all.stream());
        var since = Instant.now();
        try {
            page.locator("#tab-repairs").click();
            changes.tryFor(
                    AWAY.minus(Duration.between(since, Instant.now())),
                    () -> page.locator(".problem").first().isVisible());
            assertThat(page.locator(".problem").first()).containsText("could not be loaded");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "postgres-away.png")));
        } finally {
            signal("-CONT", all.stream());
        }

        Awaitility.await("the services are back")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> STACK.status().path("ready").asBoolean());
        // A change that comes through has the page look again by itself: then there is nothing left to press.
        page.evaluate("document.querySelector('.problem .retry')?.click()");
        assertThat(page.locator(".problem")).hasCount(0);
        changes.arrived();
        page.context().close();
    }

    /// What was asked of one installation while a part was away.
    private static final class Changes {
        private final long first;
        private long newest;
        private int accepted;
        private int refused;
        private int unanswered;

        Changes(JsonNode before) {
            this.first = before.path("revision").asLong();
            this.newest = first;
        }

        /// Toggles, configures and rolls back in turn, and tells what the answers were.
        ///
        /// @param told whether the page tells of it; asked in between, as the browser goes on only then
        void tryFor(Duration time, BooleanSupplier told) {
            var end = Instant.now().plus(time);
            for (var turn = 0; Instant.now().isBefore(end); turn++) {
                attempt(turn);
                var _ = told.getAsBoolean();
                pause(Duration.ofMillis(700));
            }
        }

        private void attempt(int turn) {
            var path = path(ANNOUNCEMENTS);
            try {
                var api = api();
                var answer = switch (turn % 3) {
                    case 0 -> api.patch(path, "{\"enabled\": " + (turn % 2 == 0) + "}");
                    case 1 ->
                        api.patch(
                                path, "{\"configuration\": {\"announcements\": [{\"title\": \"Turn " + turn + "\"}]}}");
                    default -> api.post(path + "/rollback", "{\"revision\": " + first + "}");
                };
                if (answer.status() == 200) {
                    accepted++;
                    newest = Math.max(newest, answer.json().path("revision").asLong());
                } else {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                    assertThat(answer.json().path("type").asText()).endsWith("/unavailable");
                    assertThat(answer.json().path("detail").asText()).isNotBlank();
                    refused++;
                }
            } catch (UncheckedIOException e) {
                unanswered++; // whether it was done is not known: the history says
            }
        }

        /// All that was accepted is in the history, and live on every node.
        void arrived() {
            System.out.printf("accepted %d, refused %d, not answered %d%n", accepted, refused, unanswered);
            Awaitility.await("what was accepted is live on every node")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        var now = installation(ANNOUNCEMENTS);
                        var revision = now.path("revision").asLong();
                        assertThat(now.path("observed"))
                                .hasSizeGreaterThan(1)
                                .allSatisfy(
                                        node -> assertThat(node.path("revision").asLong())
                                                .isEqualTo(revision));
                        assertThat(revision).isBetween(newest, newest + unanswered);
                    });
            explained(ANNOUNCEMENTS);
            var again = api().patch(path(ANNOUNCEMENTS), "{\"enabled\": true}");
            assertThat(again.status()).as(again.body()).isEqualTo(200);
        }
    }

    private static SteppingPlugin installed(String id) {
        var plugin = new SteppingPlugin(PUBLISHER, id);
        author.send(plugin.first());
        author.awaitPublished(id, "1.0.0");
        var host = "localhost:" + STACK.port(Stack.FILES_OF_TESTS);
        var answer = api().put(path(plugin.name()), """
            {"enabled": true, "configuration": {"host": "%s", "count": 0}, "grants": ["egress:http://{config.host}"]}\
            """.formatted(host));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return plugin;
    }

    /// Sends a release, and kills the process of the plugin manager while the release's function waits at the gate.
    private static void killedAt(SteppingPlugin plugin, String step, Map<String, String> release) {
        var pid = STACK.part(MANAGER).path("pid").asLong();
        var path = "/" + plugin.id() + "/1.1.0" + step;
        gate.trap(path, () -> kill(pid));
        author.send(release);
        Awaitility.await(plugin.id() + " is at " + step)
                .atMost(Duration.ofSeconds(60))
                .until(() -> gate.sprung(path));
        STACK.awaitReplaced(MANAGER, pid);
    }

    /// @param count how often its settings were migrated, as they say
    private static void settled(SteppingPlugin plugin, String version, int count, int revision) {
        Awaitility.await(plugin.id() + " is settled")
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    var now = installation(plugin.name());
                    assertThat(now.path("version").asText()).isEqualTo(version);
                    assertThat(now.path("revision").asInt()).isEqualTo(revision);
                    assertThat(now.path("configuration").path("count").asInt()).isEqualTo(count);
                    assertThat(now.path("enabled").asBoolean()).isTrue();
                    assertThat(now.path("desired").asText()).isEqualTo("enabled");
                });
        explained(plugin.name());
    }

    /// An installation is what comes of its revisions, one after the other, with none left out.
    private static void explained(String plugin) {
        var now = installation(plugin);
        var revisions = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var page = api().get(path(plugin) + "/revisions" + (cursor == null ? "" : "?cursor=" + cursor))
                    .json();
            page.path("items").forEach(revisions::addFirst);
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        var state = new TreeMap<String, JsonNode>();
        for (var index = 0; index < revisions.size(); index++) {
            var revision = revisions.get(index);
            assertThat(revision.path("revision").asInt()).isEqualTo(index + 1);
            revision.path("diff")
                    .forEach(change -> state.put(change.path("path").asText(), change.path("after")));
        }
        assertThat(now.path("revision").asInt()).isEqualTo(revisions.size());
        assertThat(state.get("/version")).isEqualTo(now.path("version"));
        assertThat(state.get("/enabled")).isEqualTo(now.path("enabled"));
        now.path("configuration")
                .properties()
                .forEach(setting -> assertThat(
                                state.getOrDefault("/configuration/" + setting.getKey(), setting.getValue()))
                        .isEqualTo(setting.getValue()));
    }

    /// Whoever looked after an upgrade when it was killed has left nothing behind.
    private static void nothingWaits() throws SQLException, IOException {
        Awaitility.await("nobody waits to be looked at")
                .atMost(Duration.ofSeconds(60))
                .until(() -> rows("""
                    select count(*) from update_check c join installation i on i.id = c.installation
                    where i.publisher = 'stepwise'\
                    """) == 0);
        assertThat(rows("""
            select count(*) from upgrade_watch w join installation i on i.id = w.installation
            where i.publisher = 'stepwise' and w.revision <> i.revision\
            """)).isZero();
        assertThat(rows("""
            select count(*) from installation i where i.publisher = 'stepwise' and i.revision <>
            (select count(*) from installation_revision r where r.installation = i.id)\
            """)).isZero();
    }

    private static long rows(String sql) throws SQLException, IOException {
        try (var connection = Databases.superuser(STACK, "plugin");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Api api() {
        return new Api(STACK.url(8083), Owner.token());
    }

    private static String path(String plugin) {
        return "/api/tenants/" + TENANT + "/installations/" + plugin;
    }

    private static JsonNode installation(String plugin) {
        var answer = api().get(path(plugin));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void signal(String name, Stream<ProcessHandle> processes) {
        var words = new ArrayList<>(List.of("kill", name));
        processes.map(process -> String.valueOf(process.pid())).forEach(words::add);
        try {
            assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    /// The owner's token, kept for less than it lives: while parts are away there is no other.
    private static final class Owner {
        private static String token = "";
        private static Instant until = Instant.EPOCH;

        static synchronized void renew() {
            until = Instant.EPOCH;
            var _ = token();
        }

        static synchronized String token() {
            if (Instant.now().isAfter(until)) {
                token = STACK.token("owner@acme.test", TENANT);
                until = Instant.now().plus(Duration.ofMinutes(4));
            }
            return token;
        }
    }
}
