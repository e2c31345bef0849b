package dev.portolan.catalog.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HourTest {
    private static final Instant HOUR = Instant.parse("2026-11-28T10:00:00Z");

    @Inject
    LevelService levels;

    @Inject
    SpaceDirectory spaces;

    @Inject
    TenantScope scope;

    private final TestTenant tenant =
            TestTenant.of("h" + UUID.randomUUID().toString().substring(0, 12));

    @Test
    void hourHasOneIdWhoeverTellsIt() {
        scope.run(tenant.id(), () -> levels.tellHour(HOUR));
        scope.run(tenant.id(), () -> levels.tellHour(HOUR));

        await().atMost(Duration.ofSeconds(10)).until(() -> told().size() == 2);
        assertThat(told()).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("catalog-service");
            assertThat(event.id()).isEqualTo("hour/2026-11-28T10:00:00Z");
            assertThat(event.meter()).isEqualTo(Meter.ENTITIES);
            assertThat(event.quantity()).isZero();
        });
    }

    @Test
    void everyCatalogIsKnown() {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "catalog-service"))
                .contentType("application/json")
                .body("{\"slug\":\"" + tenant.slug() + "\",\"name\":\"Hour\"}")
                .put("/internal/tenants/" + tenant.id())
                .then()
                .statusCode(201);

        assertThat(spaces.tenants()).contains(tenant.id());
    }

    private List<UsageEvent> told() {
        return TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(tenant.id().toString()))
                .map(record -> Json.read(record.value(), UsageEvent.class))
                .toList();
    }
}
