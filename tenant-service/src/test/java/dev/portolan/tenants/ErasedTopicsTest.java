package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What is left on the topics, with compaction and retention forced.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ErasedTopicsTest {
    @Test
    void compactionLeavesNothingOfTheTenantOnTheStateTopic() throws ExecutionException, InterruptedException {
        var acme = Leaving.stored("compact");
        var globex = Leaving.stored("uncompact");
        for (var tenant : List.of(acme, globex)) {
            Leaving.leave(tenant).statusCode(202);
        }
        World.sql("update offboarding set erase_at = now() - interval '1 second' where id = '" + acme.id() + "'");
        Leaving.awaitErased(acme);
        set(
                Topics.TENANT_STATE,
                Map.of("segment.ms", "200", "min.cleanable.dirty.ratio", "0.001", "delete.retention.ms", "0"));
        try {
            Awaitility.await("compaction")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        // a segment ends with the record that is written after its time
                        TestTopics.send(Topics.TENANT_STATE, "nobody", null, "tenant.state", null);
                        return TestTopics.read(Topics.TENANT_STATE).stream()
                                .noneMatch(
                                        record -> record.key().equals(acme.id().toString()) && record.value() != null);
                    });
            assertThat(TestTopics.read(Topics.TENANT_STATE))
                    .anyMatch(record -> record.key().equals(globex.id().toString()));
        } finally {
            set(
                    Topics.TENANT_STATE,
                    Map.of(
                            "segment.ms",
                            "604800000",
                            "min.cleanable.dirty.ratio",
                            "0.5",
                            "delete.retention.ms",
                            "86400000"));
        }
    }

    /// The report says when: a week later, unless the topics are told to forget sooner, as here.
    @Test
    void workAndDeadLettersOfTheTenantExpire() throws ExecutionException, InterruptedException {
        var acme = Leaving.stored("expires");
        var dead = Topics.deadLetters(Topics.PLUGIN_EVENTS, "tenant-service");
        Leaving.leave(acme).statusCode(202);
        TestTopics.send(Topics.PLUGIN_EVENTS, acme.id().toString(), acme.id(), "plugin.installed", "no object");
        TestTopics.await(dead, record -> record.key().equals(acme.id().toString()));
        TestTopics.await(Topics.AUDIT, record -> record.key().equals(acme.id().toString()));
        Leaving.erase(acme);
        for (var topic : List.of(Topics.AUDIT, dead)) {
            set(topic, Map.of("retention.ms", "1000", "segment.ms", "200"));
            try {
                Awaitility.await("retention of " + topic)
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            // a segment ends with the record that is written after its time
                            TestTopics.send(topic, "nobody", null, "nothing", Map.of());
                            return TestTopics.read(topic).stream()
                                    .noneMatch(record ->
                                            record.key().equals(acme.id().toString()));
                        });
            } finally {
                set(topic, Map.of("retention.ms", "518400000", "segment.ms", "86400000"));
            }
        }
        assertThat(Topics.ALL.stream()
                        .filter(topic -> List.of(Topics.AUDIT, Topics.USAGE).contains(topic.name()))
                        .map(Topics.Definition::retention))
                .allMatch(retention -> retention.plusDays(1).compareTo(Duration.ofDays(7)) <= 0);
    }

    private static void set(String name, Map<String, String> settings) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", System.getProperty("portolan.test.kafka")))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
            var changes = settings.entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
        }
    }
}
