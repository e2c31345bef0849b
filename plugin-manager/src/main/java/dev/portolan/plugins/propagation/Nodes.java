package dev.portolan.plugins.propagation;

import dev.portolan.contracts.NodeState;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Which nodes live, and how far each has applied the state topics.
@ApplicationScoped
class Nodes {
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Map<String, NodeState> byName = new ConcurrentHashMap<>();
    private final InstantSource time;

    Nodes(InstantSource time) {
        this.time = time;
    }

    void apply(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            byName.remove(record.key());
        } else {
            byName.put(record.key(), Json.read(record.value(), NodeState.class));
        }
    }

    /// The nodes that follow this partition and have been heard of lately, by name.
    List<NodeState> following(String partition) {
        var oldest = time.instant().minus(SILENCE);
        byName.values().removeIf(node -> node.at().isBefore(oldest));
        return byName.values().stream()
                .filter(node -> node.applied().containsKey(partition))
                .sorted(Comparator.comparing(NodeState::node))
                .toList();
    }

    /// Whether all of them have applied this, and there is one.
    boolean have(Step step) {
        var nodes = following(step.partition());
        return !nodes.isEmpty()
                && nodes.stream().allMatch(node -> step.appliedBy(node.applied().getOrDefault(step.partition(), 0L)));
    }
}
