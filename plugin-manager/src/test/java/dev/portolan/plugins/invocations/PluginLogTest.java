package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PluginLogTest {
    @Inject
    PluginLogService log;

    @Inject
    TenantScope scope;

    @Test
    void keepsTheNewestThousandLines() {
        var tenant = Portal.of("log-long").tenant().id();
        var installation = UUID.randomUUID();
        var lines = IntStream.range(0, 1010)
                .mapToObj(i -> new LogLine(Instant.EPOCH, "info", "card", "line " + i))
                .toList();

        scope.run(tenant, () -> log.append(installation, lines));

        var kept = "select count(*) from plugin_log where installation = '" + installation + "'";
        assertThat(TestDatabase.query(kept)).isEqualTo(1000);
        assertThat(TestDatabase.query(kept + " and message in ('line 9', 'line 0')"))
                .isZero();
    }
}
