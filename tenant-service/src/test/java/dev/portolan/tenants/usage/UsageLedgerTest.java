package dev.portolan.tenants.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class UsageLedgerTest {
    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Inject
    UsageLedgerService ledger;

    @Inject
    UsageConsumer consumer;

    @Inject
    UsageService usage;

    @Inject
    UsageSweep sweep;

    @Inject
    EventConsumers consumers;

    @Inject
    TenantScope scope;

    private final TenantId tenant =
            TestTenant.of("t" + UUID.randomUUID().toString().substring(0, 12)).id();

    @BeforeEach
    void stored() {
        sql("insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version) values ('" + tenant
                + "', '" + tenant + "', 't" + tenant + "', 'T', 'ACTIVE', 'business', false, now(), 0)");
    }

    @Test
    void replayOfTheWholeTopicChangesNoFigure() {
        send(event("1", Meter.API_CALLS, 5));
        send(event("2", Meter.API_CALLS, 6));
        send(event("3", Meter.ENTITIES, 7));
        awaitDays(Map.of(Meter.API_CALLS, 11L, Meter.ENTITIES, 7L));

        // A group that has never read, with an inbox that knows nothing: what a lost offset comes to.
        var seen = new AtomicInteger();
        consumers.start("replay-" + UUID.randomUUID(), Topics.USAGE, (head, data) -> {
            consumer.take(head, data);
            if (tenant.equals(head.tenant())) {
                seen.incrementAndGet();
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.get() == 3);

        assertThat(days()).containsEntry(Meter.API_CALLS, 11L).containsEntry(Meter.ENTITIES, 7L);
    }

    @Test
    void eventThatComesAgainUnderAnotherIdCountsOnce() {
        send(event("1", Meter.API_CALLS, 5));
        send(event("1", Meter.API_CALLS, 5));
        send(event("2", Meter.API_CALLS, 1));

        awaitDays(Map.of(Meter.API_CALLS, 6L));
    }

    @Test
    void sameEventTwiceAtOnceCountsOnce() throws Exception {
        var event = event("1", Meter.API_CALLS, 5);
        var taken = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(
                () -> inTransaction(() -> {
                    ledger.take(event);
                    taken.countDown();
                    await(goOn);
                }),
                Thread::startVirtualThread);
        taken.await();
        var second =
                CompletableFuture.runAsync(() -> inTransaction(() -> ledger.take(event)), Thread::startVirtualThread);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%usage_event%'")
                        == 1);
        goOn.countDown();
        first.join();
        second.join();

        assertThat(days()).containsEntry(Meter.API_CALLS, 5L);
    }

    @Test
    void workThatWasNotCommittedCountsWhenItIsDoneAgain() {
        var event = event("1", Meter.API_CALLS, 5);
        assertThatThrownBy(() -> inTransaction(() -> {
                    ledger.take(event);
                    throw new IllegalStateException("killed before the commit");
                }))
                .hasMessageContaining("killed");
        assertThat(days()).containsEntry(Meter.API_CALLS, 0L);

        inTransaction(() -> ledger.take(event));

        assertThat(days()).containsEntry(Meter.API_CALLS, 5L);
    }

    @Test
    void sameIdOfAnotherSourceOrTenantIsAnotherFigure() {
        var other = TestTenant.of("o" + tenant.toString().substring(0, 12)).id();
        inTransaction(() -> ledger.take(event("1", Meter.API_CALLS, 5)));
        inTransaction(() -> ledger.take(new UsageEvent(tenant, "elsewhere", "1", Meter.API_CALLS, 2, AT)));
        sql("insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version) values ('" + other
                + "', '" + other + "', 'o" + other + "', 'O', 'ACTIVE', 'business', false, now(), 0)");
        scope.run(other, () -> ledger.take(new UsageEvent(other, "test", "1", Meter.API_CALLS, 3, AT)));

        assertThat(days()).containsEntry(Meter.API_CALLS, 7L);
        assertThat(scope.call(other, () -> usage.total(DAY, DAY))).containsEntry(Meter.API_CALLS, 3L);
    }

    @Test
    void latestLevelIsTheLastOneAndNotTheHighest() {
        inTransaction(() -> {
            ledger.take(new UsageEvent(tenant, "test", "late", Meter.ENTITIES, 3, AT.plusSeconds(60)));
            ledger.take(event("early", Meter.ENTITIES, 9));
        });

        assertThat(scope.call(tenant, () -> usage.latest(Meter.ENTITIES))).contains(3L);
        assertThat(scope.call(tenant, () -> usage.latest(Meter.API_CALLS))).isEmpty();
        assertThat(days()).containsEntry(Meter.ENTITIES, 9L);
    }

    @Test
    void ofATenantThatIsGoneNothingIsKept() {
        sql("update tenant set state = 'DELETED' where id = '" + tenant + "'");

        inTransaction(() -> ledger.take(event("1", Meter.API_CALLS, 5)));

        assertThat(TestDatabase.query("select count(*) from usage_event where tenant_id = '" + tenant + "'"))
                .isZero();
    }

    @Test
    void figureOfAnotherTenantThanItsEventGoesToTheDeadLetters() {
        var foreign = new UsageEvent(TestTenant.GLOBEX.id(), "test", "x" + tenant, Meter.API_CALLS, 5, AT);
        TestTopics.send(Topics.USAGE, tenant.toString(), tenant, "usage.metered", foreign);

        var dead = TestTopics.await(
                Topics.deadLetters(Topics.USAGE, "tenant-service"),
                record -> record.key().equals(tenant.toString()));
        assertThat(new String(dead.headers().lastHeader("dead_reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("the figure is another tenant's than the event");
        assertThat(TestDatabase.query("select count(*) from usage_event where id = 'x" + tenant + "'"))
                .isZero();
    }

    @Test
    void oldEventsAreSweptAndTheirDaysStay() {
        inTransaction(() -> ledger.take(event("old", Meter.API_CALLS, 5)));
        inTransaction(() -> ledger.take(event("young", Meter.API_CALLS, 6)));
        sql("update usage_event set taken_at = now() - interval '91 days' where id = 'old' and tenant_id = '" + tenant
                + "'");

        sweep.sweep();

        assertThat(TestDatabase.query("select count(*) from usage_event where tenant_id = '" + tenant + "'"))
                .isEqualTo(1);
        assertThat(days()).containsEntry(Meter.API_CALLS, 11L);
    }

    @Test
    void queryOfTheDocsFollowsFiguresBackToTheirEvents() throws IOException, SQLException {
        inTransaction(() -> {
            ledger.take(event("1", Meter.API_CALLS, 5));
            ledger.take(event("2", Meter.API_CALLS, 6));
            ledger.take(event("3", Meter.ENTITIES, 9));
            ledger.take(event("4", Meter.ENTITIES, 8));
        });
        var page = Files.readString(Path.of("../docs/usage.md"));
        var query = page.substring(page.indexOf("```sql") + 6, page.lastIndexOf("```"));

        var lines = new ArrayList<String>();
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query.replace("'...'", "'" + tenant + "'"))) {
            while (rows.next()) {
                lines.add(rows.getString("meter") + " " + rows.getLong("shown") + " " + rows.getLong("counted"));
            }
        }

        assertThat(lines).containsExactly("API_CALLS 11 11", "ENTITIES 9 9");
    }

    private UsageEvent event(String id, Meter meter, long quantity) {
        return new UsageEvent(tenant, "test", id, meter, quantity, AT);
    }

    private static void send(UsageEvent event) {
        TestTopics.send(Topics.USAGE, event.tenant().toString(), event.tenant(), "usage.metered", event);
    }

    private void awaitDays(Map<Meter, Long> figures) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(days()).containsAllEntriesOf(figures));
    }

    private Map<Meter, Long> days() {
        return scope.call(tenant, () -> usage.total(DAY, DAY));
    }

    private void inTransaction(Runnable work) {
        scope.run(tenant, () -> QuarkusTransaction.requiringNew().run(work));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
