package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
