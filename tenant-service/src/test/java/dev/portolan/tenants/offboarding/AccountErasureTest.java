package dev.portolan.tenants.offboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each look at the clock is two minutes after the one before, and a lease is five.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AccountErasureTest {
    private static final int MEMBERS = 250;

    @Inject
    AccountErasure accounts;

    @Inject
    ErasureQueue queue;

    @Inject
    TenantScope scope;

    private final TestTenant tenant =
            TestTenant.of("a" + UUID.randomUUID().toString().substring(0, 12));
    private final ClaimedErasure claimed = new ClaimedErasure(tenant.id(), ErasureStep.ACCOUNTS, 1, 0);
    private final AtomicInteger looks = new AtomicInteger();

    /// In the hands of a process that has let its lease run out; due for nobody else, so that it stays so.
    @BeforeEach
    void leaving() {
        sql("insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version) values ('%1$s',"
                + " '%1$s', '%2$s', 'Gone', 'DELETED', 'business', false, now(), 0)");
        sql("insert into member (id, tenant_id, subject, name, email, role, since, version) select gen_random_uuid(),"
                + " '%1$s', 'm' || i || '-of-%2$s', 'M', 'm' || i || '@%2$s.test', 'VIEWER', now(), 0"
                + " from generate_series(1, " + MEMBERS + ") i");
        sql("insert into offboarding (id, tenant_id, state, came_from, requested_at, erase_at, step, claims, failures,"
                + " due_at, leased_until, outcomes) values ('%1$s', '%1$s', 'ERASING', 'ACTIVE', now(), now(),"
                + " 'ACCOUNTS', 1, 0, now() + interval '1 hour', now(), '[]')");
    }

    @Test
    void stepOfManyMembersStaysInTheHandsOfItsProcess() {
        var renewals = new AtomicInteger();

        var outcome = scope.call(tenant.id(), () -> accounts.run(tenant.id(), lease(renewals)));

        assertThat(outcome.deleted()).containsEntry("account", 0L);
        assertThat(renewals).hasValue(MEMBERS);
        assertThat(TestDatabase.query("select count(*) from offboarding where tenant_id = '" + tenant.id()
                        + "' and leased_until > now() + interval '4 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void processThatWasOvertakenStopsAtOnce() {
        sql("update offboarding set claims = 2 where tenant_id = '%1$s'");
        var renewals = new AtomicInteger();

        assertThatThrownBy(() -> scope.run(tenant.id(), () -> accounts.run(tenant.id(), lease(renewals))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another process goes on with it");

        assertThat(renewals).hasValue(1);
        assertThat(TestDatabase.query("select count(*) from offboarding where tenant_id = '" + tenant.id()
                        + "' and leased_until > now()"))
                .isZero();
    }

    private Lease lease(AtomicInteger renewals) {
        return new Lease(
                () -> {
                    renewals.incrementAndGet();
                    return queue.renew(claimed);
                },
                Duration.ofMinutes(5),
                () -> Instant.EPOCH.plus(Duration.ofMinutes(2).multipliedBy(looks.incrementAndGet())));
    }

    private void sql(String statement) {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            running.execute(statement.formatted(tenant.id(), tenant.slug()));
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
