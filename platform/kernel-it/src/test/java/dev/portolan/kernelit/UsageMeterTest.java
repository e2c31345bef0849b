package dev.portolan.kernelit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.usage.UsageMeter;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class UsageMeterTest {
    @Inject
    UsageMeter meter;

    @Inject
    TenantScope scope;

    @Test
    void requestsOfATenantAreCountedForIt() {
        var one = tenant("one");
        var two = tenant("two");
        for (var i = 0; i < 3; i++) {
            one.asOwner().get("/api/tenants/" + one.slug() + "/notes");
        }
        two.asOwner().get("/api/tenants/" + two.slug() + "/notes/" + UUID.randomUUID());

        await(one.id(), 3);
        await(two.id(), 1);
        assertThat(events(one.id())).allSatisfy(event -> {
            assertThat(event.meter()).isEqualTo(Meter.API_CALLS);
            assertThat(event.source()).startsWith("kernel-it/");
        });
    }

    @Test
    void whatDoesNotGetInIsNotCounted() {
        var mine = tenant("mine");
        var theirs = tenant("theirs");
        mine.asOwner().get("/api/tenants/" + theirs.slug() + "/notes").then().statusCode(404);
        mine.as("x", "").get("/api/tenants/" + mine.slug() + "/notes").then().statusCode(403);
        RestAssured.get("/api/tenants/" + mine.slug() + "/notes").then().statusCode(401);
        mine.asOwner().get("/api/public").then().statusCode(200);
        mine.asOwner().get("/api/tenants/" + mine.slug() + "/notes").then().statusCode(200);

        await(mine.id(), 1);
        assertThat(events(theirs.id())).isEmpty();
    }

    @Test
    void handOverThatFailsKeepsItsNumbersAndIsRepeatedWithTheSameId() {
        var tenant = tenant("held-up").id();
        // The sequence keeps what the rolled-back attempts wrote down: their events' ids.
        sql("create sequence attempted");
        sql("create function refuse() returns trigger language plpgsql as $$ begin"
                + " perform setval('attempted', (new.payload::json ->> 'id')::bigint);"
                + " raise exception 'refused'; end $$");
        sql("create trigger refuse before insert on outbox for each row when (new.tenant_id = '" + tenant
                + "') execute function refuse()");
        sql("grant all on sequence attempted to public");

        meter.count(tenant, Meter.PLUGIN_INVOCATIONS, 2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select case when is_called then 1 else 0 end from attempted") == 1);
        var id = TestDatabase.query("select last_value from attempted");
        meter.count(tenant, Meter.PLUGIN_INVOCATIONS, 3);
        sql("drop trigger refuse on outbox");

        await(tenant, 5);
        assertThat(events(tenant)).extracting(UsageEvent::quantity).containsExactly(2L, 3L);
        assertThat(events(tenant).getFirst().id()).isEqualTo(Long.toString(id));
    }

    @Test
    void whatHasAnIdOfItsOwnIsToldInTheTransaction() {
        var tenant = tenant("told").id();
        var at = Instant.parse("2026-11-28T10:00:00Z");
        scope.run(
                tenant,
                () -> QuarkusTransaction.requiringNew().run(() -> meter.tell(Meter.ENTITIES, "hour/10", 7, at)));

        await(tenant, 7);
        assertThat(events(tenant))
                .containsExactly(new UsageEvent(tenant, "kernel-it", "hour/10", Meter.ENTITIES, 7, at));
    }

    @Test
    void levelsAreNotCounted() {
        var tenant = tenant("level").id();
        assertThatThrownBy(() -> meter.count(tenant, Meter.ENTITIES, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> meter.count(tenant, Meter.API_CALLS, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oldInboxRowsAreSwept() {
        var insert = "insert into inbox (consumer, event_id, tenant_id, at) values ('swept', gen_random_uuid(), '"
                + TestTenant.ACME.id() + "', now() - interval '";
        sql(insert + "9 days')");
        sql(insert + "7 days')");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select count(*) from inbox where consumer = 'swept'") == 1);
        assertThat(TestDatabase.query("select extract(day from now() - at) from inbox where consumer = 'swept'"))
                .isEqualTo(7);
    }

    private static TestTenant tenant(String name) {
        return TestTenant.of(name + "-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static void await(TenantId tenant, long sum) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events(tenant).stream()
                                .mapToLong(UsageEvent::quantity)
                                .sum())
                        .isEqualTo(sum));
    }

    private static List<UsageEvent> events(TenantId tenant) {
        return TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(tenant.toString()))
                .map(record -> Json.read(record.value(), UsageEvent.class))
                .toList();
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
