package dev.portolan.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads one whole topic on a thread of its own, without a consumer group, and hands every record to a handler in the
/// order of its partition. Each process follows by itself, so each sees everything.
///
/// When the broker goes away it waits and goes on where it was. A record that the handler cannot take is logged and
/// skipped: a state topic must not stop at one bad record.
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(2);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final String topic;
    private final Start start;
    private final Handler handler;
    private final InstantSource time;
    private final Thread thread;
    private final Map<TopicPartition, Long> applied = new ConcurrentHashMap<>();
    private volatile Runnable afterBatch = () -> {};
    private volatile Instant lastAnswer;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;

    /// @param bootstrapServers `host:port,...`
    public TopicFollower(String bootstrapServers, String topic, Start start, InstantSource time, Handler handler) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.start = start;
        this.time = time;
        this.handler = handler;
        this.lastAnswer = time.instant();
        this.thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::run);
    }

    /// Begins to read. Call once.
    public TopicFollower start() {
        thread.start();
        return this;
    }

    /// Runs `action` on the follower's thread after each batch that was applied, and once when it has caught up.
    public TopicFollower afterBatch(Runnable action) {
        afterBatch = action;
        return this;
    }

    /// Whether everything has been applied that was on the topic when reading began.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// How long ago the broker last answered.
    public Duration silence() {
        return Duration.between(lastAnswer, time.instant());
    }

    /// The next offset to apply by `topic/partition`.
    public Map<String, Long> applied() {
        var result = new HashMap<String, Long>();
        applied.forEach((partition, offset) -> result.put(partition.topic() + "/" + partition.partition(), offset));
        return result;
    }

    @Override
    public void close() {
        closed = true;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try (var reading = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = reading;
                follow(reading);
            } catch (WakeupException e) {
                LOG.debugf("reading %s ends", topic);
            } catch (KafkaException e) {
                LOG.warnf("reading %s stopped, trying again: %s", topic, e.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        consumer.assign(partitions);
        seek(consumer, partitions);
        var ends = consumer.endOffsets(partitions);
        var probed = time.instant();
        lastAnswer = probed;
        while (!closed) {
            var records = consumer.poll(POLL);
            records.forEach(this::apply);
            for (var partition : partitions) {
                applied.put(partition, consumer.position(partition));
            }
            var news = !records.isEmpty();
            if (!caughtUp && ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                news = true;
            }
            var now = time.instant();
            if (news) {
                lastAnswer = now;
                afterBatch.run();
            } else if (Duration.between(probed, now).compareTo(PROBE_EVERY) > 0) {
                consumer.endOffsets(partitions, PROBE_TIMEOUT); // throws when the broker is away
                probed = now;
                lastAnswer = time.instant();
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(topic, PROBE_TIMEOUT).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        if (!applied.isEmpty()) {
            partitions.forEach(partition -> consumer.seek(partition, position(partition)));
            return;
        }
        switch (start) {
            case Start.Beginning _ -> consumer.seekToBeginning(partitions);
            case Start.End _ -> consumer.seekToEnd(partitions);
            case Start.Since(var instant) -> {
                var wanted = new HashMap<TopicPartition, Long>();
                partitions.forEach(partition -> wanted.put(partition, instant.toEpochMilli()));
                consumer.seekToEnd(partitions);
                consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
                    if (found != null) {
                        consumer.seek(partition, found.offset());
                    }
                });
            }
        }
    }

    private long position(TopicPartition partition) {
        return applied.getOrDefault(partition, 0L);
    }

    private void apply(ConsumerRecord<String, byte @Nullable []> record) {
        try {
            if (caughtUp) {
                Traces.continued(CloudEvent.traceparentOf(record), "follow " + topic, () -> handler.apply(record));
            } else {
                handler.apply(record); // old news: its trace has long ended
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "skipped a record topic=%s partition=%d offset=%d", topic, record.partition(), record.offset());
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /// Where reading begins.
    public sealed interface Start {
        /// The whole topic: for compacted ones.
        record Beginning() implements Start {}

        /// Only what comes from now on.
        record End() implements Start {}

        /// What was written at this instant or later.
        record Since(Instant instant) implements Start {}
    }

    /// Applies one record; called on the follower's thread, one at a time.
    @FunctionalInterface
    public interface Handler {
        /// @param record its value is null for a tombstone
        void apply(ConsumerRecord<String, byte @Nullable []> record);
    }
}
