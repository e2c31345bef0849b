package dev.portolan.plugins.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantScope;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PluginUsageTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Instant HOUR = Instant.parse("2026-11-28T10:00:00Z");

    @Inject
    TestPublisher publisher;

    @Inject
    LevelService levels;

    @Inject
    InstallerDirectory installers;

    @Inject
    TenantScope scope;

    private final Portal portal =
            Portal.of("levels-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("counted", "1.0.0"));
        publisher.publish(Probe.files("countless", "1.0.0"));
    }

    @Test
    void numberOfPluginsIsToldAfterItHasChanged() {
        portal.put("testers/counted", Probe.enabled()).statusCode(201);
        portal.put("testers/countless", "{}").statusCode(201);
        await().atMost(SOON).until(() -> latest() == 2);

        portal.delete("testers/counted").statusCode(202);
        await().atMost(SOON).until(() -> latest() == 1);

        portal.post("testers/counted", "restore", "{}").statusCode(200);
        await().atMost(SOON).until(() -> latest() == 2);

        assertThat(changes()).extracting(UsageEvent::source).containsOnly("plugin-manager");
        assertThat(changes()).extracting(UsageEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void hourHasOneIdWhoeverTellsIt() {
        var tenant = portal.tenant().id();
        scope.run(tenant, () -> levels.tellHour(HOUR));
        scope.run(tenant, () -> levels.tellHour(HOUR));

        await().atMost(SOON).until(() -> told().size() == 2);
        assertThat(told()).allSatisfy(event -> {
            assertThat(event.id()).isEqualTo("hour/2026-11-28T10:00:00Z");
            assertThat(event.quantity()).isZero();
        });
    }

    @Test
    void whoHasPluginsIsKnownAlsoOnceTheLastIsUninstalled() {
        portal.put("testers/counted", "{}").statusCode(201);
        portal.delete("testers/counted").statusCode(202);

        assertThat(installers.tenants()).containsOnlyOnce(portal.tenant().id());
    }

    private long latest() {
        var changes = changes();
        return changes.isEmpty() ? -1 : changes.getLast().quantity();
    }

    private List<UsageEvent> changes() {
        return told().stream().filter(event -> event.id().startsWith("change/")).toList();
    }

    private List<UsageEvent> told() {
        return TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(portal.tenant().id().toString()))
                .map(record -> Json.read(record.value(), UsageEvent.class))
                .filter(event -> event.meter() == Meter.PLUGINS)
                .toList();
    }
}
