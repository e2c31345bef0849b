package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class InvocationUsageTest {
    private static final String PROBE = "testers/probe";

    @Inject
    TestPublisher publisher;

    private final Portal portal =
            Portal.of("metered-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        portal.put(PROBE, Probe.enabled()).statusCode(201);
    }

    @Test
    void functionThatRunsIsCountedAndAViewThatIsKeptIsNot() {
        portal.view(PROBE, "widget").statusCode(200);
        portal.view(PROBE, "widget").statusCode(200);
        portal.post(
                        PROBE,
                        "test",
                        "{\"configuration\": " + Probe.configuration() + ", \"grants\": " + Probe.CONSENT + "}")
                .body("ok", equalTo(true));

        await(Meter.PLUGIN_INVOCATIONS, 2);
        // The installation, two views and the test.
        await(Meter.API_CALLS, 4);
    }

    private void await(Meter meter, long sum) {
        var tenant = portal.tenant().id().toString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(TestTopics.read(Topics.USAGE).stream()
                                .filter(record -> record.key().equals(tenant))
                                .map(record -> Json.read(record.value(), UsageEvent.class))
                                .filter(event -> event.meter() == meter)
                                .mapToLong(UsageEvent::quantity)
                                .sum())
                        .isEqualTo(sum));
    }
}
