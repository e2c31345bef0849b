package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AuditChainTest {
    @Inject
    AgroalDataSource app;

    @Inject
    @DataSource("cross")
    AgroalDataSource cross;

    @Test
    void entriesAreNumberedWithoutAGapInTheOrderOfTheTopic() {
        var tenant = Acts.tenant("chain");
        IntStream.rangeClosed(1, 20).forEach(i -> Acts.done(tenant, "thing.done-" + i));
        Acts.await(tenant, 20);

        assertThat(World.text("select string_agg(seq || '=' || split_part(action, '-', 2), ' ' order by seq)"
                        + " from audit_entry where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> i + "=" + i)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
        var head = World.text(
                "select encode(hash, 'hex') from audit_entry where seq = 20 and tenant_id = '" + tenant.id() + "'");
        Acts.check(tenant)
                .body("ok", equalTo(true))
                .body("entries", equalTo(20))
                .body("brokenAt", nullValue())
                .body("head", equalTo(head));
    }

    @Test
    void anEmptyRecordIsWhole() {
        Acts.check(Acts.tenant("empty")).body("ok", equalTo(true)).body("entries", equalTo(0));
    }

    @Test
    void anActIsKeptOnceHoweverOftenItComes() {
        var tenant = Acts.tenant("once");
        var act = Acts.done(tenant, "thing.done");
        Acts.await(tenant, 1);
        // The same act in another event: the inbox does not know it.
        Acts.send(act);
        Acts.done(tenant, "thing.done-later");
        Acts.await(tenant, 2);

        Acts.check(tenant).body("ok", equalTo(true)).body("entries", equalTo(2));
    }

    @Test
    void anActOfAnotherTenantThanItsEventIsBuried() {
        var acme = Acts.tenant("mine");
        var globex = Acts.tenant("theirs");
        var event = Acts.done(acme, "thing.done");
        Acts.await(acme, 1);

        TestTopics.send(Topics.AUDIT, globex.id().toString(), globex.id(), "audit.recorded", event);

        TestTopics.await(
                Topics.deadLetters(Topics.AUDIT, "tenant-service"),
                record -> record.key().equals(globex.id().toString()));
        assertThat(Acts.count(globex)).isZero();
    }

    @Test
    void unknownEventsAreSkipped() {
        var tenant = Acts.tenant("skip");
        TestTopics.send(Topics.AUDIT, tenant.id().toString(), tenant.id(), "audit.other", "something");
        Acts.done(tenant, "thing.done");
        Acts.await(tenant, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entry set action = 'thing.else' where seq = 3             | 3
            update audit_entry set actor_name = null where seq = 2                 | 2
            update audit_entry set in_name_of = 'u-bo' where seq = 5               | 5
            update audit_entry set at = at + interval '1 microsecond' where seq = 1 | 1
            update audit_entry set change = '{"reason":"none"}' where seq = 4      | 4
            update audit_entry set change = '{"before":7}' where seq = 4           | 4
            update audit_entry set hash = sha256('x') where seq = 2                | 2
            delete from audit_entry where seq = 3                                  | 3
            delete from audit_entry where seq = 1                                  | 1
            delete from audit_entry where seq = 5                                  | 5
            """)
    void meddlingIsFound(String statement, int brokenAt) {
        var tenant = Acts.tenant("tamper");
        IntStream.rangeClosed(1, 5).forEach(i -> Acts.done(tenant, "thing.done-" + i));
        Acts.await(tenant, 5);
        Acts.check(tenant).body("ok", equalTo(true));

        World.sql(statement + " and tenant_id = '" + tenant.id() + "'");

        Acts.check(tenant)
                .body("ok", equalTo(false))
                .body("brokenAt", equalTo(brokenAt))
                .body("entries", equalTo(brokenAt - 1));
        Acts.list(tenant, "limit=10");
    }

    @Test
    void anotherTenantsChainIsNotTouched() {
        var acme = Acts.tenant("apart");
        var globex = Acts.tenant("beside");
        Acts.done(acme, "thing.done");
        Acts.done(globex, "thing.done");
        Acts.done(acme, "thing.done-again");
        Acts.await(acme, 2);
        Acts.await(globex, 1);

        Acts.check(acme).body("ok", equalTo(true)).body("entries", equalTo(2));
        Acts.check(globex).body("ok", equalTo(true)).body("entries", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable row level security"
            })
    void theApplicationMayOnlyAdd(String statement) {
        var tenant = Acts.tenant("rights");
        Acts.done(tenant, "thing.done");
        Acts.await(tenant, 1);

        assertThatThrownBy(() -> run(app, tenant, statement)).isInstanceOf(SQLException.class);

        assertThat(Acts.count(tenant)).isEqualTo(1);
    }

    @Test
    void onlyTheRecordOfATenantThatLeavesCanBeErased() throws SQLException {
        var staying = Acts.tenant("stays");
        var leaving = Acts.tenant("leaves");
        Acts.done(staying, "thing.done");
        Acts.done(leaving, "thing.done");
        Acts.await(staying, 1);
        Acts.await(leaving, 1);
        World.sql("update tenant set state = 'DELETED' where id = '" + leaving.id() + "'");

        run(cross, staying, "delete from audit_entry where tenant_id = '" + staying.id() + "'");
        run(cross, leaving, "delete from audit_entry where tenant_id = '" + leaving.id() + "'");

        assertThat(Acts.count(staying)).isEqualTo(1);
        assertThat(Acts.count(leaving)).isZero();
        assertThatThrownBy(() -> run(cross, leaving, "update audit_entry set action = 'x'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aChainMadeElsewhereInTheSameWayIsWhole() {
        var tenant = Acts.tenant("sql");
        World.sql(chain(tenant, 2_500));

        Acts.check(tenant).body("ok", equalTo(true)).body("entries", equalTo(2_500));

        Acts.done(tenant, "thing.done");
        Acts.await(tenant, 2_501);
        Acts.check(tenant).body("ok", equalTo(true)).body("entries", equalTo(2_501));
    }

    /// Writes a chain in SQL alone: a second opinion on the canonical form and on the hashes.
    static String chain(TestTenant tenant, int entries) {
        return """
                do $$
                declare
                    previous text := repeat('0', 64);
                    id uuid;
                    entry text;
                begin
                    for n in 1..%2$d loop
                        id := md5('%1$s/' || n)::uuid;
                        entry := format('{"action":"thing.done","actor":{"kind":"member","name":"Ann","subject":"u-ann"},'
                            || '"at":"2026-11-28T19:00:00Z","change":{"after":{"n":%%s}},"id":"%%s","seq":%%s,'
                            || '"target":{"id":"%%s","type":"thing"}}', n, id, n, n);
                        previous := encode(sha256(convert_to(previous || E'\\n' || entry, 'UTF8')), 'hex');
                        insert into audit_entry (tenant_id, seq, id, at, actor_kind, actor_subject, actor_name, action,
                            target_type, target_id, change, hash)
                        values ('%1$s', n, id, '2026-11-28T19:00:00Z', 'MEMBER', 'u-ann', 'Ann', 'thing.done', 'thing',
                            n::text, format('{"after":{"n":%%s}}', n)::json, decode(previous, 'hex'));
                    end loop;
                    insert into audit_chain values ('%1$s', %2$d, decode(previous, 'hex'));
                end $$""".formatted(tenant.id(), entries);
    }

    private static void run(AgroalDataSource database, TestTenant tenant, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var running = connection.createStatement()) {
            running.execute("select set_config('portolan.tenant', '" + tenant.id() + "', false)");
            try {
                running.execute(statement);
            } finally {
                running.execute("select set_config('portolan.tenant', '', false)");
            }
        }
    }
}
