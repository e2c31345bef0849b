package dev.portolan.plugins.republication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RepublicationTest {
    private static final String ROUTE = "/api/operator/plugins/republication";
    private static final String PROBE = "testers/again";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GONE = "gone";

    @Inject
    TestPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private String digest;

    @BeforeEach
    void published() {
        digest = publisher.publish(Probe.files("again", "1.0.0"));
        publisher.publish(Probe.files("again", "1.1.0"));
    }

    @Test
    void lostTopicsComeBackFromTheDatabaseAsTheyWere() throws Exception {
        var enabled = Portal.of("again-enabled");
        enabled.put(PROBE, Probe.enabled()).statusCode(201);
        var disabled = Portal.of("again-disabled");
        disabled.put(PROBE, Probe.enabled()).statusCode(201);
        disabled.patch(PROBE, "{\"enabled\": false}").statusCode(200);
        var removed = Portal.of("again-removed");
        removed.put(PROBE, Probe.enabled()).statusCode(201);
        removed.delete(PROBE).statusCode(202);
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"reason\": \"test\"}")
                .post("/api/operator/plugins/releases/" + digest + "/revocation")
                .then()
                .statusCode(200);
        sent();
        var installations = state(Topics.PLUGIN_STATE);
        var releases = state(Topics.RELEASE_STATE);
        assertThat(installations).containsEntry(key(removed), GONE);
        assertThat(releases.get(digest)).contains("revoked");
        empty(Topics.PLUGIN_STATE);
        empty(Topics.RELEASE_STATE);
        assertThat(state(Topics.PLUGIN_STATE)).isEmpty();

        begin();
        awaitDone();

        // Of what was purged in other tests there is no row, and no state is the same as a tombstone.
        installations.values().removeIf(GONE::equals);
        var after = state(Topics.PLUGIN_STATE);
        assertThat(after.remove(key(removed))).isEqualTo(GONE);
        after.values().removeIf(GONE::equals);
        assertThat(after).isEqualTo(installations).containsKeys(key(enabled), key(disabled));
        assertThat(state(Topics.RELEASE_STATE)).isEqualTo(releases);
    }

    @Test
    void whatChangesMeanwhileIsNeverWrittenOverByWhatItWas() throws Exception {
        var tenants = IntStream.range(0, 6)
                .mapToObj(i -> Portal.of("again-live-" + i))
                .toList();
        tenants.forEach(tenant -> tenant.put(PROBE, Probe.enabled()).statusCode(201));
        sent();
        empty(Topics.PLUGIN_STATE);
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            tenants.forEach(tenant -> clicks.execute(() -> {
                for (var i = 0; i < 12; i++) {
                    tenant.patch(PROBE, "{\"configuration\": {\"level\": " + (1 + i % 9) + "}}")
                            .statusCode(200);
                }
            }));
            for (var i = 0; i < 3; i++) {
                begin();
                awaitDone();
            }
        }
        sent();

        for (var tenant : tenants) {
            var revisions = TestTopics.read(Topics.PLUGIN_STATE).stream()
                    .filter(record -> record.key().equals(key(tenant)))
                    .map(record -> Json.read(record.value(), PluginState.class).revision())
                    .toList();
            assertThat(revisions).isSorted();
            assertThat(revisions.getLast()).isEqualTo(13);
            tenant.installation(PROBE).body("revision", equalTo(13));
        }
    }

    @Test
    void aRunThatWasKilledGoesOnWhereItWas() throws Exception {
        var acme = Portal.of("again-killed");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        sent();
        empty(Topics.PLUGIN_STATE);
        empty(Topics.RELEASE_STATE);
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into republication values (gen_random_uuid(), 'INSTALLATIONS', 'f',
                        '00000000-0000-0000-0000-000000000000', null, 40, 41, 'somebody', now(), now())""");
        }

        awaitDone();

        assertThat(state(Topics.PLUGIN_STATE)).containsKey(key(acme));
        assertThat(state(Topics.RELEASE_STATE)).isEmpty();
        operator().get(ROUTE).then().body("done", greaterThan(40));
        begin();
        awaitDone();
    }

    @Test
    void whoAsksTwiceGetsTheRunThatIsUnderWay() {
        var first = begin();
        var second = begin();
        awaitDone();

        assertThat(List.of(first, second)).doesNotContainNull();
        assertThat(TestDatabase.query("select count(*) from republication where state <> 'DONE'"))
                .isZero();
        operator()
                .get(ROUTE)
                .then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("startedBy", equalTo("staff-operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "billing"})
    void operatorsOnly(String role) {
        var others = given().header("Authorization", "Bearer " + TestTokens.staff(role));

        others.post(ROUTE).then().statusCode(403);
        others.get(ROUTE).then().statusCode(403);
        Portal.of("again-member").tenant().asOwner().post(ROUTE).then().statusCode(403);
        given().post(ROUTE).then().statusCode(401);
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + TestTokens.staff("operator"));
    }

    private static String begin() {
        return operator().post(ROUTE).then().statusCode(202).extract().path("id");
    }

    private static void awaitDone() {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> operator().get(ROUTE).then().statusCode(200).body("state", equalTo("done")));
        sent();
    }

    /// Waits until all that was appended is on the topics.
    private static void sent() {
        Awaitility.await().atMost(SOON).until(() -> TestDatabase.query("select count(*) from outbox") == 0);
    }

    private static String key(Portal portal) {
        return portal.tenant().id() + "/" + PROBE;
    }

    /// What a node knows that reads a topic from its beginning.
    private static Map<String, String> state(String topic) {
        var state = new TreeMap<String, String>();
        TestTopics.read(topic)
                .forEach(record -> state.put(
                        record.key(),
                        record.value() == null ? GONE : new String(record.value(), StandardCharsets.UTF_8)));
        return state;
    }

    /// Loses what is on a topic. A compacted one keeps its records until it is told otherwise.
    private void empty(String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) servers))) {
            policy(admin, topic, "delete");
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            var deletions = new HashMap<TopicPartition, RecordsToDelete>();
            described
                    .values()
                    .forEach(one -> one.partitions()
                            .forEach(partition -> deletions.put(
                                    new TopicPartition(topic, partition.partition()),
                                    RecordsToDelete.beforeOffset(-1))));
            admin.deleteRecords(deletions).all().get();
            policy(admin, topic, "compact");
        }
    }

    private static void policy(Admin admin, String topic, String policy)
            throws ExecutionException, InterruptedException {
        var change = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        var _ = admin.incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                .all()
                .get();
    }
}
