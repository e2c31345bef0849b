package dev.portolan.plugins.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.NodeState;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PropagationTest {
    private static final String PROBE = "testers/probe";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
    }

    @Test
    void theStateOfAnInstallationIsOnItsTopicUntilItIsUninstalled() {
        publisher.publish(Probe.files("stated", "1.0.0"));
        var acme = Portal.of("states");
        acme.put("testers/stated", Probe.enabled()).statusCode(201);
        var key = PluginState.key(acme.tenant().id(), PluginId.parse("testers/stated"));

        var state = Json.read(
                TestTopics.await(Topics.PLUGIN_STATE, r -> key.equals(r.key())).value(), PluginState.class);

        assertThat(state.enabled()).isTrue();
        assertThat(state.revision()).isEqualTo(1);
        assertThat(state.release().version()).isEqualTo("1.0.0");
        assertThat(state.extensions()).contains(new PluginState.Extension("card", "entity.card", "Card"));
        acme.delete("testers/stated").statusCode(202);
        TestTopics.await(Topics.PLUGIN_STATE, r -> key.equals(r.key()) && r.value() == null);
    }

    @Test
    void aNodeIsSeenToHaveAppliedAChange() {
        var acme = Portal.of("observes");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.installation(PROBE)
                        .body("observed.service", hasItem("plugin-manager"))
                        .body("observed[0].revision", equalTo(1))
                        .body("observed[0].state", equalTo("enabled")));
    }

    @Test
    void anotherNodeCountsToo() {
        var acme = Portal.of("another-node");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        var node = new NodeState("web-ui-test", "web-ui", Map.of(Topics.PLUGIN_STATE + "/0", 0L), Instant.now());

        TestTopics.send(Topics.NODE_STATE, node.node(), null, "node.state", node);

        Awaitility.await()
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> acme.installation(PROBE)
                        .body("observed.find { it.node == 'web-ui-test' }.revision", equalTo(0)));
        TestTopics.send(Topics.NODE_STATE, node.node(), null, "node.gone", null);
    }

    @Test
    void aStreamTellsBothPhases() throws Exception {
        var acme = Portal.of("streams");
        var token = acme.tenant().token("listener", TestTenant.all());
        try (var stream = new Stream(acme, token)) {
            acme.put(PROBE, Probe.enabled()).statusCode(201);
            acme.patch(PROBE, "{\"enabled\": false}").statusCode(200);
            Portal.of("streams-other").put(PROBE, Probe.enabled()).statusCode(201);

            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(stream.data())
                                    .contains(
                                            "{\"publisher\":\"testers\",\"plugin\":\"probe\",\"revision\":1,\"phase\":\"desired\",\"state\":\"enabled\"}",
                                            "{\"publisher\":\"testers\",\"plugin\":\"probe\",\"revision\":1,\"phase\":\"observed\",\"state\":\"enabled\"}",
                                            "{\"publisher\":\"testers\",\"plugin\":\"probe\",\"revision\":2,\"phase\":\"desired\",\"state\":\"disabled\"}",
                                            "{\"publisher\":\"testers\",\"plugin\":\"probe\",\"revision\":2,\"phase\":\"observed\",\"state\":\"disabled\"}"));
            assertThat(stream.data()).hasSize(4);
            assertThat(stream.lines()).contains("event:installation.changed");
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        var acme = Portal.of("stream-ends");
        var token = acme.tenant().token("leaver", TestTenant.all());
        try (var stream = new Stream(acme, token)) {
            var voided =
                    new Revocation(acme.tenant().id(), "leaver", Instant.now().plusSeconds(2), "left");
            TestTopics.send(
                    Topics.ACCESS_REVOCATIONS,
                    acme.tenant().id().toString(),
                    acme.tenant().id(),
                    "access.revoked",
                    voided);

            assertThat(stream.ended(SOON)).isTrue();
        }
    }

    /// An open stream, read on a thread of its own.
    private static final class Stream implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);

        private Stream(Portal portal, String token) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + portal.path("/stream")))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream")
                    .build();
            var response = http.send(request, BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(() -> {
                try (var body = response.body()) {
                    body.forEach(lines::add);
                } catch (UncheckedIOException e) {
                    // closed by the test or by the server: ended either way
                } finally {
                    end.countDown();
                }
            });
        }

        private List<String> lines() {
            return lines;
        }

        private List<String> data() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()).strip())
                    .toList();
        }

        private boolean ended(Duration within) throws InterruptedException {
            return end.await(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
