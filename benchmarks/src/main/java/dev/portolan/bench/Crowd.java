package dev.portolan.bench;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Other tenants with their plugins, as every node knows them: by the state topics, from which they are taken off again
/// at the end. What they have in the databases is [CrowdRows].
final class Crowd implements AutoCloseable {
    private static final List<String> PLUGINS = List.of("uptime", "announcements", "notifications");
    private static final TenantState.Plan PLAN = new TenantState.Plan("team", Map.of("plugins", 25L));

    private final KafkaProducer<String, byte[]> producer;
    private final List<TenantId> tenants;

    /// @param servers where Kafka listens
    Crowd(String servers, int size) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 20),
                new StringSerializer(),
                new ByteArraySerializer());
        this.tenants = IntStream.range(0, size)
                .mapToObj(_ -> new TenantId(UUID.randomUUID()))
                .toList();
        var now = Instant.now();
        IntStream.range(0, size).forEach(index -> appear(tenants.get(index), index, now));
        producer.flush();
    }

    List<UUID> ids() {
        return tenants.stream().map(TenantId::value).toList();
    }

    private void appear(TenantId tenant, int index, Instant now) {
        var slug = new Slug("crowd-" + index);
        var state = new TenantState(tenant, slug, slug.value(), TenantLifecycle.ACTIVE, PLAN, 1, now);
        send(Topics.TENANT_STATE, tenant.toString(), Json.write(state));
        for (var name : PLUGINS) {
            var plugin = new PluginId("crowd", name);
            var release = new PluginState.Release("0".repeat(64), "1.0.0");
            var installed = new PluginState(tenant, plugin, release, true, 1, List.of(), now);
            send(Topics.PLUGIN_STATE, PluginState.key(tenant, plugin), Json.write(installed));
        }
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic, key, value));
    }

    @Override
    public void close() {
        for (var tenant : tenants) {
            send(Topics.TENANT_STATE, tenant.toString(), null);
            PLUGINS.forEach(
                    name -> send(Topics.PLUGIN_STATE, PluginState.key(tenant, new PluginId("crowd", name)), null));
        }
        producer.flush();
        producer.close();
    }
}
