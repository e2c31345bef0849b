package dev.portolan.ui.fakes;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A broker of its own on which the stand-ins say what changed. Takes some seconds to start.
final class FakeTopics {
    private static final TenantId TENANT = TenantId.parse("0190f3a2-0000-7000-8000-000000000001");
    private final KafkaProducer<String, byte[]> producer;
    private long version = 100;

    FakeTopics() {
        var servers = new Infrastructure().start().get("KAFKA_BOOTSTRAP_SERVERS");
        System.out.println("KAFKA " + servers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    /// Every token of the person is void.
    void revoked(String subject) {
        send(Topics.ACCESS_REVOCATIONS, new Revocation(TENANT, subject, Instant.now(), "fake"));
    }

    void state(String slug, String state) {
        send(
                Topics.TENANT_STATE,
                new TenantState(
                        TENANT,
                        new Slug(slug),
                        "Acme Industries",
                        TenantLifecycle.valueOf(state.toUpperCase(Locale.ROOT)),
                        new TenantState.Plan("team", Map.of()),
                        version++,
                        Instant.now()));
    }

    private void send(String topic, Object value) {
        var _ = producer.send(new ProducerRecord<>(topic, TENANT.toString(), Json.write(value)));
        producer.flush();
    }
}
