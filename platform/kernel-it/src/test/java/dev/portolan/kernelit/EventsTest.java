package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static dev.portolan.testkit.TestTenant.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.CloudEvent;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EventsTest {
    @Inject
    NoteService notes;

    @Inject
    TenantScope scope;

    @Inject
    EventConsumers consumers;

    @Test
    void whatCommitsIsSentWithItsHead() {
        UUID id = scope.call(ACME.id(), () -> notes.add("sent"));

        var record = TestTopics.await(NoteService.TOPIC, r -> id.toString().equals(r.key()));

        var event = CloudEvent.of(record);
        assertThat(event.type()).isEqualTo("note.added");
        assertThat(event.source()).isEqualTo("/portolan/kernel-it");
        assertThat(event.tenant()).isEqualTo(ACME.id());
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"sent\"}");
        Awaitility.await().until(() -> TestDatabase.count("outbox") == 0);
    }

    @Test
    void whatRollsBackIsNotSent() {
        assertThatThrownBy(() -> scope.run(ACME.id(), () -> notes.add("fail")))
                .isInstanceOf(IllegalStateException.class);
        UUID later = scope.call(ACME.id(), () -> notes.add("later"));

        TestTopics.await(NoteService.TOPIC, r -> later.toString().equals(r.key()));

        assertThat(TestTopics.read(NoteService.TOPIC))
                .noneMatch(r -> new String(r.value(), StandardCharsets.UTF_8).contains("fail"));
    }

    @Test
    void anEventIsWorkedOnceHoweverOftenItComes() {
        var topic = "portolan.test.once";
        List<String> worked = new CopyOnWriteArrayList<>();
        consumers.start(
                "once",
                topic,
                (event, data) -> worked.add(event.id() + "@" + notes.all().size()));

        var twice = TestTopics.send(topic, "k", ACME.id(), "thing.done", Map.of());
        TestTopics.send(twice, topic, "k", Map.of());
        var last = TestTopics.send(topic, "k", ACME.id(), "thing.done", Map.of());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        worked.stream().anyMatch(w -> w.startsWith(last.id().toString())));
        assertThat(worked.stream().filter(w -> w.startsWith(twice.id().toString())))
                .hasSize(1);
    }

    @Test
    void whatCannotBeDigestedIsBuriedAndTheRestGoesOn() {
        var topic = "portolan.test.bury";
        List<UUID> worked = new CopyOnWriteArrayList<>();
        consumers.start("bury", topic, (event, data) -> {
            if (event.type().equals("thing.bad")) {
                throw new IllegalArgumentException("cannot read this");
            }
            worked.add(event.id());
        });

        var bad = TestTopics.send(topic, "k", ACME.id(), "thing.bad", Map.of("a", 1));
        var good = TestTopics.send(topic, "k", ACME.id(), "thing.good", Map.of());

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> worked.contains(good.id()));
        var dead = TestTopics.await(Topics.deadLetters(topic, "kernel-it"), r -> true);
        assertThat(CloudEvent.of(dead).id()).isEqualTo(bad.id());
        assertThat(new String(dead.headers().lastHeader("dead_reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("cannot read this");
    }

    @Test
    void whatWaitsIsWorkedTogetherTenantByTenant() {
        var topic = "portolan.test.together";
        var sent = new ArrayList<UUID>();
        for (var i = 0; i < 10; i++) {
            sent.add(TestTopics.send(topic, "acme", ACME.id(), "thing.done", Map.of("n", i))
                    .id());
        }
        sent.add(TestTopics.send(topic, "globex", GLOBEX.id(), "thing.done", Map.of())
                .id());
        List<List<UUID>> worked = new CopyOnWriteArrayList<>();
        List<TenantId> tenants = new CopyOnWriteArrayList<>();

        consumers.startBatches("together", topic, events -> {
            worked.add(events.stream().map(event -> event.head().id()).toList());
            events.forEach(event -> tenants.add(event.head().tenant()));
        });

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tenants.size() == sent.size());
        assertThat(worked.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(worked).anyMatch(batch -> batch.size() > 1);
        assertThat(worked).noneMatch(batch -> batch.contains(sent.getLast()) && batch.size() > 1);
    }

    @Test
    void oneBadEventSpoilsNothingForThoseWorkedWithIt() {
        var topic = "portolan.test.spoiled";
        var first = TestTopics.send(topic, "k", ACME.id(), "thing.good", Map.of());
        var bad = TestTopics.send(topic, "k", ACME.id(), "thing.bad", Map.of());
        TestTopics.send(first, topic, "k", Map.of());
        var last = TestTopics.send(topic, "k", ACME.id(), "thing.good", Map.of());
        List<String> kept = new CopyOnWriteArrayList<>();

        consumers.startBatches("spoiled", topic, events -> {
            for (var event : events) {
                if (event.head().type().equals("thing.bad")) {
                    throw new IllegalArgumentException("cannot read this");
                }
                notes.add("spoiled " + event.head().id());
            }
        });

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            kept.clear();
            scope.run(
                    ACME.id(),
                    () -> notes.all().stream()
                            .filter(text -> text.startsWith("spoiled "))
                            .forEach(kept::add));
            return kept.contains("spoiled " + last.id());
        });
        assertThat(kept).containsExactlyInAnyOrder("spoiled " + first.id(), "spoiled " + last.id());
        var dead = TestTopics.await(Topics.deadLetters(topic, "kernel-it"), _ -> true);
        assertThat(CloudEvent.of(dead).id()).isEqualTo(bad.id());
    }
}
