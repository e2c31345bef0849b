package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.NodeState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.streams.NodeReporter;
import dev.portolan.streams.TopicFollower;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TopicFollowerTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void readsTheWholeTopicInOrderAndThenWhatComes() {
        send("portolan.test.whole", "a", Map.of("n", 1));
        send("portolan.test.whole", "a", null);
        try (var _ = follow("portolan.test.whole", new TopicFollower.Start.Beginning())) {
            send("portolan.test.whole", "b", Map.of("n", 2));

            Awaitility.await()
                    .untilAsserted(() -> assertThat(seen).containsExactly("a={\"n\":1}", "a=gone", "b={\"n\":2}"));
        }
    }

    @Test
    void fromTheEndOnlyWhatComes() {
        send("portolan.test.end", "old", Map.of());
        try (var follower = follow("portolan.test.end", new TopicFollower.Start.End())) {
            Awaitility.await().until(follower::caughtUp);
            send("portolan.test.end", "new", Map.of());

            Awaitility.await().untilAsserted(() -> assertThat(seen).containsExactly("new={}"));
        }
    }

    @Test
    void aBadRecordIsSkippedAndTheRestGoesOn() {
        send("portolan.test.bad", "bad", Map.of());
        send("portolan.test.bad", "good", Map.of());
        try (var _ = follow("portolan.test.bad", new TopicFollower.Start.Beginning())) {
            Awaitility.await().untilAsserted(() -> assertThat(seen).containsExactly("good={}"));
        }
    }

    @Test
    void aNodeReportsWhatItHasAppliedAndTakesItsLeave() {
        send("portolan.test.node", "a", Map.of());
        var follower = new TopicFollower(
                servers, "portolan.test.node", new TopicFollower.Start.Beginning(), Clock.systemUTC(), record -> {});
        var reporter = new NodeReporter(servers, "kernel-it", List.of(follower), Clock.systemUTC()).start();
        try (follower) {
            follower.start();

            TestTopics.await(
                    Topics.NODE_STATE,
                    record -> record.key().equals(reporter.node())
                            && Map.of("portolan.test.node/0", 1L)
                                    .equals(Json.read(record.value(), NodeState.class)
                                            .applied()));
        } finally {
            reporter.close();
        }
        TestTopics.await(Topics.NODE_STATE, r -> r.key().equals(reporter.node()) && r.value() == null);
    }

    @Test
    void aBrokerThatIsNotThereIsSilence() {
        try (var follower = new TopicFollower(
                        "localhost:1", "t", new TopicFollower.Start.Beginning(), Clock.systemUTC(), record -> {})
                .start()) {
            Awaitility.await().until(() -> follower.silence().compareTo(Duration.ofMillis(500)) > 0);

            assertThat(follower.caughtUp()).isFalse();
        }
    }

    private TopicFollower follow(String topic, TopicFollower.Start start) {
        return new TopicFollower(servers, topic, start, Clock.systemUTC(), record -> {
                    if (record.key().equals("bad")) {
                        throw new IllegalArgumentException("bad on purpose");
                    }
                    seen.add(record.key() + "="
                            + (record.value() == null ? "gone" : new String(record.value(), StandardCharsets.UTF_8)));
                })
                .start();
    }

    private static void send(String topic, String key, @Nullable Map<String, ?> payload) {
        TestTopics.send(topic, key, ACME.id(), "test", payload);
    }
}
