package dev.portolan.kernel.events;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Traces;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Consumes the events of a topic as a group: each is worked once by one instance of the service, in the scope of its
/// tenant, in one transaction with its inbox row. What fails three times goes to the dead-letter topic, and the rest
/// goes on; while the database is away, all waits.
@ApplicationScoped
public class EventConsumers {
    private static final int TRIES = 3;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final String servers;
    private final String service;
    private final TenantScope scope;
    private final Inbox inbox;
    private final ConsumerMetrics metrics;
    private final List<KafkaConsumer<?, ?>> reading = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    EventConsumers(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            TenantScope scope,
            Inbox inbox,
            ConsumerMetrics metrics) {
        this.servers = servers;
        this.service = service;
        this.scope = scope;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    /// Works the events of a topic on a thread of its own until the service stops. Events without a tenant are skipped.
    ///
    /// @param consumer names the group (`<service>.<consumer>`) and the inbox; never reused for other work
    public void start(String consumer, String topic, Handler handler) {
        metrics.show(consumer);
        var _ = Thread.ofPlatform().name("consume-" + consumer).daemon().start(() -> run(consumer, topic, handler));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        reading.forEach(KafkaConsumer::wakeup);
    }

    private void run(String consumer, String topic, Handler handler) {
        while (!stopping) {
            try (var records = new KafkaConsumer<>(
                            settings(consumer), new StringDeserializer(), new ByteArrayDeserializer());
                    var dead = new KafkaProducer<>(writing(), new StringSerializer(), new ByteArraySerializer())) {
                reading.add(records);
                records.subscribe(List.of(topic));
                while (!stopping) {
                    for (var record : records.poll(POLL)) {
                        Traces.continued(
                                CloudEvent.traceparentOf(record),
                                "consume " + topic,
                                () -> work(consumer, record, handler, dead));
                    }
                    if (!stopping) { // else some were left, and come again
                        records.commitSync();
                        metrics.lag(consumer, records);
                    }
                }
            } catch (WakeupException e) {
                Log.debugf("consumer %s ends", consumer);
            } catch (KafkaException e) {
                Log.warnf("consumer %s begins again: %s", consumer, e.getMessage());
                pause();
            }
        }
    }

    private void work(
            String consumer,
            ConsumerRecord<String, byte[]> record,
            Handler handler,
            KafkaProducer<String, byte[]> dead) {
        var attempts = 0;
        while (!stopping) {
            try {
                digest(consumer, record, handler);
                metrics.done(consumer);
                return;
            } catch (RuntimeException e) {
                // An event is not to blame for a database that is away: then it waits, and what comes after it.
                attempts += inbox.answers() ? 1 : 0;
                if (attempts == TRIES || e instanceof IllegalArgumentException) {
                    bury(record, e, dead);
                    metrics.buried(consumer);
                    return;
                }
                Log.warnf("not worked yet topic=%s offset=%d: %s", record.topic(), record.offset(), e);
                pause();
            }
        }
    }

    private void digest(String consumer, ConsumerRecord<String, byte[]> record, Handler handler) {
        var event = CloudEvent.of(record);
        if (event.tenant() == null) {
            return;
        }
        scope.run(
                event.tenant(),
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    if (inbox.firstTime(consumer, event.id())) {
                        handler.handle(event, record.value());
                    }
                }));
    }

    private void bury(ConsumerRecord<String, byte[]> record, RuntimeException why, KafkaProducer<String, byte[]> dead) {
        Log.errorf(why, "buried an event topic=%s offset=%d", record.topic(), record.offset());
        var headers = new ArrayList<>(List.of(record.headers().toArray()));
        headers.add(
                new RecordHeader("dead_reason", String.valueOf(why.getMessage()).getBytes(StandardCharsets.UTF_8)));
        headers.add(new RecordHeader(
                "dead_origin",
                (record.topic() + "/" + record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8)));
        var letter = new ProducerRecord<>(
                Topics.deadLetters(record.topic(), service), null, record.key(), record.value(), headers);
        try {
            var _ = dead.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the dead letter was not taken, so the event comes again", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private Properties settings(String consumer) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, service + "." + consumer);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    private Properties writing() {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    /// Works one event; called in its tenant's scope and in a transaction that commits with the inbox.
    @FunctionalInterface
    public interface Handler {
        /// An [IllegalArgumentException] buries the event at once, anything else after three tries.
        ///
        /// @param data JSON; null for a tombstone
        void handle(CloudEvent event, byte @Nullable [] data);
    }
}
