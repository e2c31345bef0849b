package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PlanSaid;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is done to installations, in whatever order, and whatever fails meanwhile: their history explains how they
/// stand, and a node that begins anew from the topic finds the same. A failing sequence is repeated by its seed, which
/// is
/// the test's argument; `-Dportolan.sequences=500` runs more of them.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class StateMachineTest {
    private static final int STEPS = 40;
    private static final int SEQUENCES = Integer.getInteger("portolan.sequences", 12);
    private static final List<String> PLUGINS = List.of("machine-a", "machine-b", "machine-c");
    private static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0-rc.1");
    private static final Map<String, String> DIGESTS = new HashMap<>();
    /// What happened in any of the sequences: a test that reaches little shows little.
    private static final Set<String> REACHED = new TreeSet<>();
    private static @Nullable Faults faults;

    @Inject
    TestPublisher publisher;

    @Inject
    TenantStates states;

    @Inject
    TenantScope scope;

    @Inject
    PurgeSweep sweep;

    @Inject
    PlanReviewService reviews;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEQUENCES);
    }

    @BeforeEach
    void published() throws SQLException {
        for (var version : VERSIONS) {
            DIGESTS.put(version, publisher.publish(Probe.files("machine-a", version)));
            publisher.publish(Probe.easy("machine-b", version, "testers/machine-a: {range: \"^1\"}"));
            publisher.publish(Probe.easy("machine-c", version, ""));
        }
        if (faults == null) {
            faults = new Faults();
        }
    }

    @AfterAll
    static void mended() throws SQLException {
        if (faults != null) {
            faults.close();
            faults = null;
        }
        if (REACHED.contains("seed " + SEQUENCES)) {
            assertThat(REACHED)
                    .contains(
                            "INSTALLED",
                            "CONFIGURED",
                            "ENABLED",
                            "DISABLED",
                            "UPGRADED",
                            "ROLLED_BACK",
                            "UNINSTALLED",
                            "restored",
                            "purged",
                            "undone",
                            "to ENABLED",
                            "to DISABLED",
                            "to NEEDS_CONFIGURATION",
                            "to BLOCKED_BY_PLAN");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensTheHistoryExplainsHowThingsStand(long seed) throws SQLException {
        var walk = new Walk(seed);
        try {
            for (var step = 0; step < STEPS; step++) {
                walk.step();
                walk.look();
            }
            REACHED.add("seed " + seed);
            walk.aNodeThatBeginsAnewFindsTheSame();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + " after\n" + String.join("\n", walk.trace), e);
        } finally {
            DIGESTS.values().forEach(digest -> revoke(digest, false));
        }
    }

    /// One random sequence.
    private final class Walk {
        private final Random random;
        private final Portal acme;
        private final List<String> trace = new ArrayList<>();
        private long plans;

        private Walk(long seed) {
            random = new Random(seed);
            acme = Portal.of("machine-" + seed);
        }

        private void step() throws SQLException {
            switch (random.nextInt(12)) {
                case 0 -> fault();
                case 1 -> plan();
                case 2 -> purge();
                case 3 -> kill();
                default -> {
                    var status = change();
                    assertThat(status).as(trace.getLast()).isLessThan(500);
                }
            }
        }

        private void look() throws SQLException {
            var books = Books.of(acme.tenant().id().value());
            books.check();
            books.revisions()
                    .values()
                    .forEach(history -> history.forEach(page -> {
                        REACHED.add(String.valueOf(page.change()));
                        REACHED.add("to " + page.desired());
                    }));
            books.revisions().values().stream()
                    .filter(history -> history.stream()
                                    .filter(page -> "INSTALLED".equals(page.change()))
                                    .count()
                            > 1)
                    .forEach(_ -> REACHED.add("restored"));
        }

        /// One request as an admin makes it.
        private int change() {
            var plugin = "testers/" + one(PLUGINS);
            return switch (random.nextInt(16)) {
                case 0, 1, 2 -> put(plugin);
                case 3 -> patch(plugin, "{\"configuration\": {\"level\": " + (1 + random.nextInt(11)) + "}}");
                case 4 -> patch(plugin, "{\"configuration\": {\"token\": {\"set\": \"t" + random.nextInt(3) + "\"}}}");
                case 5 -> patch(plugin, "{\"configuration\": {\"token\": null, \"color\": \"red\"}}");
                case 6 -> patch(plugin, "{\"configuration\": {\"host\": null}}");
                case 7 -> patch(plugin, "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}");
                case 8 -> patch(plugin, "{\"enabled\": " + random.nextBoolean() + "}");
                case 9 -> patch(plugin, "{\"enabled\": false, \"grants\": []}");
                case 10 -> patch(plugin, "{\"version\": \"" + one(VERSIONS) + "\"}");
                case 11 -> patch(plugin, "{\"channel\": \"" + one(List.of("stable", "beta")) + "\"}");
                case 12 -> rollback(plugin);
                case 13 ->
                    said("DELETE " + plugin, acme.delete(plugin).extract().statusCode());
                default ->
                    said(
                            "restore " + plugin,
                            acme.post(plugin, "restore", "{}").extract().statusCode());
            };
        }

        private int put(String plugin) {
            var members = new ArrayList<String>();
            members.add("\"enabled\": " + random.nextBoolean());
            if (random.nextInt(3) > 0) {
                members.add("\"configuration\": " + Probe.configuration());
            }
            if (random.nextInt(4) > 0) {
                members.add("\"grants\": " + Probe.CONSENT);
            }
            if (random.nextBoolean()) {
                members.add("\"version\": \"" + one(VERSIONS) + "\"");
            }
            if (random.nextBoolean()) {
                members.add("\"dependencies\": [{\"publisher\": \"testers\", \"plugin\": \"machine-a\", \"grants\": "
                        + Probe.CONSENT + "}]");
            }
            var body = "{" + String.join(", ", members) + "}";
            return said(
                    "PUT " + plugin + " " + body,
                    acme.put(plugin, body).extract().statusCode());
        }

        private int patch(String plugin, String body) {
            return said(
                    "PATCH " + plugin + " " + body,
                    acme.patch(plugin, body).extract().statusCode());
        }

        private int rollback(String plugin) {
            var body = "{\"revision\": " + (1 + random.nextInt(8)) + "}";
            return said(
                    "rollback " + plugin + " " + body,
                    acme.post(plugin, "rollback", body).extract().statusCode());
        }

        /// A change whose transaction fails at its end: nothing of it is there.
        private void fault() throws SQLException {
            var tenant = acme.tenant().id().value();
            var topic = one(List.of(Topics.PLUGIN_STATE, Topics.PLUGIN_EVENTS, Topics.AUDIT));
            faults().arm(tenant, topic);
            try {
                trace.add("fault at " + topic);
                var before = Books.of(tenant);
                if (change() >= 500) {
                    REACHED.add("undone");
                    assertThat(Books.of(tenant)).as("what failed is undone").isEqualTo(before);
                }
            } finally {
                faults().disarm();
            }
        }

        private void plan() {
            var plugins = 1L + random.nextInt(3);
            trace.add("plan allows " + plugins);
            PlanSaid.of(acme, states, ++plans, Map.of("plugins", plugins));
            scope.run(acme.tenant().id(), reviews::review);
        }

        private void purge() throws SQLException {
            trace.add("31 days pass");
            var before = Books.of(acme.tenant().id().value()).installations().size();
            InstallationLifeTest.age(acme, "31 days");
            sweep.sweep();
            if (Books.of(acme.tenant().id().value()).installations().size() < before) {
                REACHED.add("purged");
            }
        }

        private void kill() {
            var version = one(VERSIONS);
            var stop = random.nextBoolean();
            trace.add((stop ? "revoke " : "let go ") + version);
            revoke(DIGESTS.getOrDefault(version, ""), stop);
        }

        private int said(String what, int status) {
            trace.add(what + " -> " + status);
            return status;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        /// What the topic says last of each plugin is what stands.
        private void aNodeThatBeginsAnewFindsTheSame() {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var books = Books.of(acme.tenant().id().value());
                books.check();
                assertThat(onTopic()).isEqualTo(stands(books));
            });
        }

        private Map<String, String> stands(Books books) {
            var stands = new TreeMap<String, String>();
            for (var entry : books.installations()) {
                if (!entry.uninstalled()) {
                    var now = entry.now();
                    stands.put(
                            entry.plugin(),
                            words(now.number(), now.version(), now.desired().equals("ENABLED")));
                }
            }
            return stands;
        }

        private Map<String, String> onTopic() {
            var said = new TreeMap<String, String>();
            for (var record : TestTopics.read(Topics.PLUGIN_STATE)) {
                for (var plugin : PLUGINS) {
                    if (PluginState.key(acme.tenant().id(), PluginId.parse("testers/" + plugin))
                            .equals(record.key())) {
                        said.remove(plugin);
                        if (record.value() != null) {
                            var state = Json.read(record.value(), PluginState.class);
                            said.put(
                                    plugin,
                                    words(state.revision(), state.release().version(), state.enabled()));
                        }
                    }
                }
            }
            return said;
        }

        private static String words(long revision, String version, boolean enabled) {
            return "revision " + revision + ", " + version + (enabled ? ", enabled" : "");
        }
    }

    private static Faults faults() {
        if (faults == null) {
            throw new IllegalStateException("made before each test");
        }
        return faults;
    }

    private static void revoke(String digest, boolean stop) {
        var operator = RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json");
        var address = "/api/operator/plugins/releases/" + digest + "/revocation";
        var answer = stop ? operator.body("{\"reason\": \"test\"}").post(address) : operator.delete(address);
        answer.then().statusCode(200);
    }
}
