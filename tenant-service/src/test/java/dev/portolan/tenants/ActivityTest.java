package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ActivityTest {
    private final TestTenant tenant = TestTenant.of(World.slug("active"));

    @Test
    void memberCountsOnceADayHoweverManyTokensSheGets() {
        World.stored(tenant);
        signIn("ann");
        signIn("ann");
        signIn("bob");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> World.text(
                                "select quantity from usage_day where meter = 'ACTIVE_MEMBERS' and tenant_id = '"
                                        + tenant.id() + "'")
                        .equals("2"));
        assertThat(events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("tenant-service");
            assertThat(event.id()).matches("(ann|bob)-of-" + tenant.slug() + "/\\d{4}-\\d\\d-\\d\\d");
            assertThat(event.quantity()).isEqualTo(1);
        });
    }

    @Test
    void refusedExchangeIsNoActivity() {
        World.stored(tenant);
        Tokens.exchange(World.keycloakToken(Map.of("sub", "nobody")), "tenant:" + tenant.slug())
                .statusCode(404);
        signIn("ann");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !events().isEmpty());
        assertThat(events()).extracting(UsageEvent::id).allMatch(id -> id.startsWith("ann-of-"));
    }

    private void signIn(String person) {
        var token = World.keycloakToken(Map.of("sub", person + "-of-" + tenant.slug()));
        Tokens.exchange(token, "tenant:" + tenant.slug()).statusCode(200);
    }

    private List<UsageEvent> events() {
        return TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(tenant.id().toString()))
                .map(record -> Json.read(record.value(), UsageEvent.class))
                .filter(event -> event.meter() == Meter.ACTIVE_MEMBERS)
                .toList();
    }
}
