package dev.portolan.local.kafka;

import dev.portolan.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// How the product's topics look on a single broker.
final class TopicPlan {
    private static final int PARTITIONS = 3;
    private static final short REPLICAS = 1;
    private static final Duration DEAD_LETTER_LIFE = Duration.ofDays(6);
    /// A segment is neither compacted nor expired while it is written to.
    private static final Duration SEGMENT = Duration.ofMinutes(10);

    private static final List<String> CONSUMERS = List.of("tenant-service", "catalog-service", "plugin-manager");

    private TopicPlan() {}

    static List<NewTopic> all() {
        var topics = Topics.ALL.stream().map(TopicPlan::topic);
        var deadLetters = Topics.ALL.stream()
                .filter(topic -> topic.retention() != null)
                .flatMap(topic -> CONSUMERS.stream().map(consumer -> Topics.deadLetters(topic.name(), consumer)))
                .map(name -> new NewTopic(name, 1, REPLICAS).configs(kept(DEAD_LETTER_LIFE)));
        return Stream.concat(topics, deadLetters).toList();
    }

    private static NewTopic topic(Topics.Definition definition) {
        // One partition where records come each second from few nodes.
        var partitions = definition.name().equals(Topics.NODE_STATE) ? 1 : PARTITIONS;
        var retention = definition.retention();
        return new NewTopic(definition.name(), partitions, REPLICAS)
                .configs(retention == null ? compacted() : kept(retention));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG,
                millis(SEGMENT),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.2");
    }

    private static Map<String, String> kept(Duration retention) {
        var segment = retention.compareTo(Duration.ofDays(1)) < 0 ? SEGMENT : Duration.ofDays(1);
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, millis(retention),
                TopicConfig.SEGMENT_MS_CONFIG, millis(segment));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
