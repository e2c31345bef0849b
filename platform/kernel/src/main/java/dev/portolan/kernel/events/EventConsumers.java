package dev.portolan.kernel.events;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Traces;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Consumes the events of a topic as a group: each is worked once by one instance of the service, in the scope of its
/// tenant, in one transaction with its inbox row. What fails three times goes to the dead-letter topic, and the rest
/// goes on; while the database is away, all waits.
@ApplicationScoped
public class EventConsumers {
    private static final int TRIES = 3;
    private static final int POLLED = 100;
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
        start(new Consumer(consumer, topic, 1, BatchHandler.each(handler)));
    }

    /// The same, many at a time where many wait: events of one tenant that follow each other are worked in one
    /// transaction. When it fails, each of them is worked alone.
    public void startBatches(String consumer, String topic, BatchHandler handler) {
        start(new Consumer(consumer, topic, POLLED, handler));
    }

    private void start(Consumer consumer) {
        metrics.show(consumer.name());
        var _ = Thread.ofPlatform().name("consume-" + consumer.name()).daemon().start(() -> run(consumer));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        reading.forEach(KafkaConsumer::wakeup);
    }

    private void run(Consumer consumer) {
        while (!stopping) {
            try (var records = new KafkaConsumer<>(
                            settings(consumer.name()), new StringDeserializer(), new ByteArrayDeserializer());
                    var dead = new DeadLetters(servers, service)) {
                reading.add(records);
                records.subscribe(List.of(consumer.topic()));
                while (!stopping) {
                    for (var batch : EventBatches.of(records.poll(POLL), consumer.most())) {
                        Traces.continued(
                                CloudEvent.traceparentOf(batch.getFirst()),
                                "consume " + consumer.topic(),
                                () -> work(consumer, batch, dead));
                    }
                    if (!stopping) { // else some were left, and come again
                        records.commitSync();
                        metrics.lag(consumer.name(), records);
                    }
                }
            } catch (WakeupException e) {
                Log.debugf("consumer %s ends", consumer.name());
            } catch (KafkaException e) {
                Log.warnf("consumer %s begins again: %s", consumer.name(), e.getMessage());
                pause();
            }
        }
    }

    private void work(Consumer consumer, List<ConsumerRecord<String, byte[]>> batch, DeadLetters dead) {
        if (batch.size() > 1 && together(consumer, batch)) {
            return;
        }
        for (var record : batch) {
            work(consumer, record, dead);
        }
    }

    private boolean together(Consumer consumer, List<ConsumerRecord<String, byte[]>> batch) {
        try {
            digest(consumer, batch);
            metrics.done(consumer.name(), batch.size());
            return true;
        } catch (RuntimeException e) {
            Log.infof("%d events of %s are worked one by one: %s", batch.size(), consumer.topic(), e);
            return false;
        }
    }

    private void work(Consumer consumer, ConsumerRecord<String, byte[]> record, DeadLetters dead) {
        var attempts = 0;
        while (!stopping) {
            try {
                digest(consumer, List.of(record));
                metrics.done(consumer.name(), 1);
                return;
            } catch (RuntimeException e) {
                // An event is not to blame for a database that is away: then it waits, and what comes after it.
                attempts += inbox.answers() ? 1 : 0;
                if (attempts == TRIES || e instanceof IllegalArgumentException) {
                    dead.bury(record, e);
                    metrics.buried(consumer.name());
                    return;
                }
                Log.warnf("not worked yet topic=%s offset=%d: %s", record.topic(), record.offset(), e);
                pause();
            }
        }
    }

    private void digest(Consumer consumer, List<ConsumerRecord<String, byte[]>> batch) {
        var events = batch.stream()
                .map(record -> new BatchHandler.Received(CloudEvent.of(record), record.value()))
                .toList();
        var tenant = events.getFirst().head().tenant();
        if (tenant == null) {
            return;
        }
        scope.run(
                tenant,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    var fresh = inbox.firstTime(
                            consumer.name(),
                            events.stream().map(event -> event.head().id()).toList());
                    var left = events.stream()
                            .filter(event -> fresh.remove(event.head().id()))
                            .toList();
                    if (!left.isEmpty()) {
                        consumer.handler().handle(left);
                    }
                }));
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
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
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

    private record Consumer(String name, String topic, int most, BatchHandler handler) {}
}
