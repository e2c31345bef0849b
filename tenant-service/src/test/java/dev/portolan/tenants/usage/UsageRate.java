package dev.portolan.tenants.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.usage.UsageMeter;
import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Measures how many figures a second go from the outbox of one service into the days of one node; prints it. Run by
/// name: `-Dtest=UsageRate`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class UsageRate {
    private static final int FIGURES = 3_000;
    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Inject
    UsageMeter meter;

    @Inject
    UsageService usage;

    @Inject
    TenantScope scope;

    private final TestTenant tenant = TestTenant.of("usage-rate");

    @Test
    void figuresASecond() throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version)"
                    + " values ('" + tenant.id() + "', '" + tenant.id() + "', '" + tenant.slug()
                    + "', 'Rate', 'ACTIVE', 'business', false, now(), 0)");
        }
        tell(0, 1);
        awaitTotal(1);

        tell(1, FIGURES + 1);
        var begun = System.nanoTime();
        awaitTotal(FIGURES + 1);
        var took = Duration.ofNanos(System.nanoTime() - begun);

        System.out.printf(
                "%d figures in %d ms: %d a second%n", FIGURES, took.toMillis(), FIGURES * 1000L / took.toMillis());
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }

    private void tell(int from, int to) {
        scope.run(
                tenant.id(),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> IntStream.range(from, to)
                                .forEach(i -> meter.tell(Meter.API_CALLS, "rate/" + i, 1, AT))));
    }

    private void awaitTotal(long total) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        scope.call(tenant.id(), () -> usage.total(DAY, DAY)).getOrDefault(Meter.API_CALLS, 0L)
                                == total);
    }
}
