package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DatabaseAwayTest {
    private static final String TOPIC = "portolan.test.away";

    @Inject
    EventConsumers consumers;

    private final List<UUID> worked = new CopyOnWriteArrayList<>();

    @AfterEach
    void backAgain() {
        sql("alter role service_app connection limit -1");
    }

    @Test
    void eventThatComesWhileTheDatabaseIsAwayWaitsForIt() {
        consumers.start("away", TOPIC, (event, data) -> worked.add(event.id()));
        var before = TestTopics.send(TOPIC, "k", ACME.id(), "thing.done", Map.of());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> worked.contains(before.id()));

        sql("alter role service_app connection limit 0");
        sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service_app'");
        var event = TestTopics.send(TOPIC, "k", ACME.id(), "thing.done", Map.of());
        // Longer than three tries take.
        Awaitility.await()
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(30))
                .until(() -> dead() == 0 && worked.size() == 1);
        backAgain();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> worked.contains(event.id()));
        assertThat(dead()).isZero();
    }

    private static int dead() {
        return TestTopics.read(Topics.deadLetters(TOPIC, "kernel-it")).size();
    }

    private static void sql(String statement) {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
