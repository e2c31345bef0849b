package dev.portolan.streams;

import dev.portolan.contracts.NodeState;
import dev.portolan.contracts.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/// Says on `portolan.node.state` how far this process has applied the state topics: on change, and each second. From
/// this follows "live on 2 of 3 nodes".
public final class NodeReporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(NodeReporter.class);

    private final String node;
    private final String service;
    private final List<TopicFollower> followers;
    private final InstantSource time;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-report").daemon().factory());

    /// @param followers whose progress is reported; each gets this reporter as its [TopicFollower#afterBatch]
    public NodeReporter(String bootstrapServers, String service, List<TopicFollower> followers, InstantSource time) {
        this.node = service + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.service = service;
        this.followers = List.copyOf(followers);
        this.time = time;
        this.producer =
                new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /// Begins to report. Call once, before the followers start.
    public NodeReporter start() {
        followers.forEach(follower -> follower.afterBatch(this::now));
        var _ = clock.scheduleAtFixedRate(this::report, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    /// This process's name on the topic.
    public String node() {
        return node;
    }

    private void now() {
        if (!clock.isShutdown()) {
            clock.execute(this::report);
        }
    }

    private void report() {
        try {
            Map<String, Long> applied = new HashMap<>();
            followers.forEach(follower -> applied.putAll(follower.applied()));
            var state = new NodeState(node, service, applied, time.instant());
            var event = new CloudEvent(
                    UUID.randomUUID(), "node.state", "/portolan/" + service, state.at(), null, null, null);
            var _ = producer.send(event.toRecord(Topics.NODE_STATE, node, Json.write(state)));
        } catch (RuntimeException e) {
            LOG.debugf("node state not reported: %s", e.getMessage());
        }
    }

    /// Stops, and takes the node off the topic.
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            var event = new CloudEvent(
                    UUID.randomUUID(), "node.gone", "/portolan/" + service, time.instant(), null, null, null);
            var _ = producer.send(event.toRecord(Topics.NODE_STATE, node, null));
        } finally {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private static Properties settings(String bootstrapServers) {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }
}
