package dev.portolan.kernelit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErasureTest {
    @Inject
    NoteService notes;

    @Inject
    TenantScope scope;

    @Inject
    EventConsumers consumers;

    @Inject
    TenantErasure erasure;

    @Test
    void rowsOfOneTenantGoAndNobodyElses() {
        var acme = fresh();
        var globex = fresh();
        scope.call(acme.id(), () -> notes.add("mine"));
        scope.call(acme.id(), () -> notes.add("mine, too"));
        scope.call(globex.id(), () -> notes.add("theirs"));

        assertThat(erase(acme, Set.of())).containsEntry("note", 2L);

        assertThat(scope.call(acme.id(), notes::all)).isEmpty();
        assertThat(scope.call(globex.id(), notes::all)).containsExactly("theirs");
        Awaitility.await().until(() -> left(acme, Set.of()).isEmpty());
        assertThat(erase(acme, Set.of())).isEmpty();
    }

    @Test
    void whatIsKeptStaysAndIsNotCounted() {
        var acme = fresh();
        scope.call(acme.id(), () -> notes.add("kept"));
        assertThat(erase(acme, Set.of("note"))).doesNotContainKey("note");
        assertThat(left(acme, Set.of())).containsEntry("note", 1L);
        assertThat(left(acme, Set.of("note"))).doesNotContainKey("note");
    }

    @Test
    void rowsThatReferToOthersGoFirst() throws SQLException {
        sql("create table a_parent (id uuid primary key, tenant_id uuid not null)");
        sql("create table b_child (id uuid references a_parent, tenant_id uuid not null)");
        sql("call secure_tenant_table('a_parent')");
        sql("call secure_tenant_table('b_child')");
        sql("grant select, delete on a_parent, b_child to service_app");
        try {
            var acme = fresh();
            var id = UUID.randomUUID();
            sql("insert into a_parent values ('" + id + "', '" + acme.id() + "')");
            sql("insert into b_child values ('" + id + "', '" + acme.id() + "')");
            assertThat(erase(acme, Set.of())).containsEntry("a_parent", 1L).containsEntry("b_child", 1L);
        } finally {
            sql("drop table b_child");
            sql("drop table a_parent");
        }
    }

    @Test
    void whatNobodyMayDeleteIsReportedAsLeft() throws SQLException {
        sql("create table sealed_log (id uuid primary key, tenant_id uuid not null)");
        sql("call secure_tenant_table('sealed_log')");
        sql("grant select, insert on sealed_log to service_app");
        try {
            var acme = fresh();
            sql("insert into sealed_log values (gen_random_uuid(), '" + acme.id() + "')");
            assertThat(erase(acme, Set.of())).isEmpty();
            assertThat(left(acme, Set.of())).containsEntry("sealed_log", 1L);
        } finally {
            sql("drop table sealed_log");
        }
    }

    @Test
    void erasureThatRollsBackLeavesEverything() {
        var acme = fresh();
        scope.call(acme.id(), () -> notes.add("safe"));
        assertThatThrownBy(() -> scope.run(
                        acme.id(),
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            erasure.erase(Set.of());
                            throw new IllegalStateException("in the middle");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(scope.call(acme.id(), notes::all)).containsExactly("safe");
        assertThat(TestDatabase.query("select count(*) from erased_tenant where id = '" + acme.id() + "'"))
                .isZero();
    }

    @Test
    void eventsOfAnErasedTenantAreNotWorked() {
        var topic = "portolan.test.late";
        var acme = fresh();
        var globex = fresh();
        var worked = new CopyOnWriteArrayList<UUID>();
        consumers.start("late", topic, (event, data) -> worked.add(event.id()));
        erase(acme, Set.of());

        var late = TestTopics.send(topic, "k", acme.id(), "thing.done", Map.of());
        var other = TestTopics.send(topic, "k", globex.id(), "thing.done", Map.of());

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> worked.contains(other.id()));
        assertThat(worked).doesNotContain(late.id());
        assertThat(left(acme, Set.of())).isEmpty();
    }

    private Map<String, Long> erase(TestTenant tenant, Set<String> kept) {
        return scope.call(tenant.id(), () -> QuarkusTransaction.requiringNew().call(() -> erasure.erase(kept)));
    }

    private Map<String, Long> left(TestTenant tenant, Set<String> kept) {
        return scope.call(tenant.id(), () -> erasure.left(kept));
    }

    private static TestTenant fresh() {
        return TestTenant.of("t" + UUID.randomUUID().toString().substring(0, 12));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
