package dev.portolan.testkit;

import dev.portolan.contracts.TenantId;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A test's own look at the topics, and its own voice on them.
public final class TestTopics {
    static final String SERVERS = "portolan.test.kafka";

    private TestTopics() {}

    /// One of each for all tests with the same broker: to connect takes longer than to read. Once the broker is gone
    /// they hardly ever look for it.
    private record Lines(String servers, KafkaConsumer<String, byte[]> in, KafkaProducer<String, byte[]> out) {
        private static @Nullable Lines open;

        static synchronized Lines open() {
            var servers = System.getProperty(SERVERS);
            var lines = open;
            if (lines == null || !lines.servers.equals(servers)) {
                var settings = Map.<String, Object>of(
                        "bootstrap.servers", servers, "reconnect.backoff.max.ms", 60_000, "linger.ms", 0);
                lines = new Lines(
                        servers,
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
                open = lines;
            }
            return lines;
        }
    }

    /// Everything that is on a topic now.
    public static List<ConsumerRecord<String, byte[]>> read(String topic) {
        var consumer = Lines.open().in();
        synchronized (consumer) { // those who wait look on threads of their own
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    /// Waits up to 10 s for a record, and returns it.
    public static ConsumerRecord<String, byte[]> await(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return Awaitility.await("a record on " + topic)
                .atMost(Duration.ofSeconds(10))
                .until(() -> read(topic).stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /// Puts an event on a topic and waits until the broker has it.
    ///
    /// @param payload null for a tombstone
    public static CloudEvent send(
            String topic, String key, @Nullable TenantId tenant, String type, @Nullable Object payload) {
        var event = new CloudEvent(UUID.randomUUID(), type, "/portolan/test", Instant.now(), tenant, null, null);
        send(event, topic, key, payload);
        return event;
    }

    /// Puts this very event on a topic, for instance a second time.
    public static void send(CloudEvent event, String topic, String key, @Nullable Object payload) {
        try {
            var _ = Lines.open()
                    .out()
                    .send(event.toRecord(topic, key, payload == null ? null : Json.write(payload)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
