package dev.portolan.kernelit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.usage.UsageMeter;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@TestProfile(UsageAtShutdownTest.Seldom.class)
class UsageAtShutdownTest {
    @Inject
    UsageMeter meter;

    @Inject
    Event<ShutdownEvent> shutdown;

    @Test
    void whatWasCountedIsHandedOverAtTheEnd() {
        var tenant = new TenantId(UUID.randomUUID());
        meter.count(tenant, Meter.API_CALLS, 3);
        assertThat(handedOver(tenant)).isZero();

        shutdown.fire(new ShutdownEvent());

        assertThat(handedOver(tenant)).isEqualTo(1);
    }

    // In the outbox, or sent already.
    private static long handedOver(TenantId tenant) {
        var kept = TestDatabase.query("select count(*) from outbox where tenant_id = '" + tenant + "'");
        var sent = TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(tenant.toString()))
                .count();
        return Math.max(kept, sent);
    }

    /// A process that stops before it is time to hand over.
    public static final class Seldom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portolan.metering.flush", "1h");
        }
    }
}
