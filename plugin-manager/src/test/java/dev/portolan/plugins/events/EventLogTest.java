package dev.portolan.plugins.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Reactor;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.CloudEvent;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class EventLogTest {
    private static final EntityRef WEB = EntityRef.parse("component:default/web");
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    TestPublisher publisher;

    @Inject
    SweepRepository sweep;

    @Test
    void whatHappensIsKeptNewestFirst() {
        var acme = Tenants.open("log-kept");
        var other = Tenants.open("log-other");
        TestTopics.send(
                Topics.TENANT_EVENTS,
                acme.tenant().id().toString(),
                acme.tenant().id(),
                "tenant.plan-changed",
                new TenantEvent.PlanChanged(acme.tenant().id(), "team", "business", Instant.now()));
        await(acme, "?type=tenant.*", 1);
        var changed = changed(acme, "spec");
        await(acme, "?type=entity.*", 1);

        acme.get("/events")
                .statusCode(200)
                .body("items.type", contains("entity.changed", "tenant.plan-changed"))
                .body("items[0].id", equalTo(changed.id().toString()))
                .body("items[0].source", equalTo("catalog"))
                .body("items[0].subject", equalTo("component:default/web"))
                .body("items[0].data.fields", contains("spec"))
                .body("items[0].data.tenant", nullValue())
                .body("items[0].deliveries", equalTo(0))
                .body("items[1].data.to", equalTo("business"))
                .body("items[1].subject", nullValue())
                .body("next", nullValue());
        acme.get("/events?type=entity.changed&subject=component:default/web").body("items", hasSize(1));
        acme.get("/events?type=entity.created").body("items", hasSize(0));
        acme.get("/events?until=2020-01-01T00:00:00Z").body("items", hasSize(0));
        acme.get("/events?plugin=testers/none").body("items", hasSize(0));
        acme.get("/events/" + changed.id()).statusCode(200).body("deliveries", hasSize(0));
        other.get("/events").body("items", hasSize(0));
        other.get("/events/" + changed.id()).statusCode(404);
        other.json("{}")
                .post(other.path("/events/" + changed.id() + "/replay"))
                .then()
                .statusCode(404);
        acme.tenant().asViewer().get(acme.path("/events")).then().statusCode(403);
        acme.tenant()
                .as("ada", Permissions.EVENT_READ)
                .post(acme.path("/events/" + changed.id() + "/replay"))
                .then()
                .statusCode(403);
    }

    @Test
    void aPageEndsInACursorAndIsThereAsCsv() {
        var acme = Tenants.open("log-pages");
        for (var i = 0; i < 51; i++) {
            changed(acme, "f" + i);
        }
        await(acme, "", 50);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> acme.get("/events").extract().path("next") != null);
        String next = acme.get("/events").extract().path("next");

        acme.get("/events?cursor=" + next).statusCode(200).body("items", hasSize(1));
        var csv = acme.tenant()
                .asOwner()
                .accept("text/csv")
                .get(acme.path("/events?type=entity.*"))
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Link", startsWith("<?"))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(51);
        assertThat(csv).contains("\"entity.changed\",\"catalog\"").contains("component:default/web");
    }

    @Test
    void whatIsOnlyOnTheWayIsNotKept() {
        var acme = Tenants.open("log-progress");
        var id = acme.tenant().id();
        TestTopics.send(
                Topics.CATALOG_EVENTS,
                id + "/x",
                id,
                "location.progress",
                new CatalogEvent.LocationProgress(id, UUID.randomUUID(), "reading", 1, 2, Instant.now()));
        changed(acme, "spec");

        await(acme, "", 1);

        acme.get("/events").body("items.type", contains("entity.changed"));
    }

    @Test
    void aPluginThatReactsIsCalled() {
        publisher.publish(Reactor.files("reacts"));
        var acme = Tenants.open("log-reacts");
        acme.put("testers/reacts", Reactor.enabled("s")).statusCode(201);

        var event = changed(acme, "spec");

        delivery(acme, event.id(), "delivered");
        acme.get("/events/" + event.id())
                .body("deliveries[0].plugin", equalTo("testers/reacts"))
                .body("deliveries[0].extension", equalTo("reacts"))
                .body("deliveries[0].attempts", equalTo(1))
                .body("failed", equalTo(0));
        // Again with the same id, it is the same event.
        TestTopics.send(event, Topics.CATALOG_EVENTS, acme.tenant().id() + "/" + WEB, change(acme, "spec"));
        changed(acme, "later");
        await(acme, "?type=entity.*", 2);
    }

    @Test
    void whatFailsIsTriedFiveTimesAndCanBeReplayed() {
        publisher.publish(Reactor.files("fails"));
        var acme = Tenants.open("log-fails");
        acme.put("testers/fails", Reactor.enabled("s")).statusCode(201);
        var event = changed(acme, "fail");

        delivery(acme, event.id(), "failed");

        acme.get("/events/" + event.id())
                .body("deliveries[0].attempts", equalTo(5))
                .body("deliveries[0].error", containsString("cannot digest component:default/web"))
                .body("failed", equalTo(1));
        acme.get("/events?failed=true").body("items.id", hasItem(event.id().toString()));
        acme.json("{\"publisher\": \"testers\", \"plugin\": \"other\"}")
                .post(acme.path("/events/" + event.id() + "/replay"))
                .then()
                .statusCode(409);
        acme.json("{}")
                .post(acme.path("/events/" + event.id() + "/replay"))
                .then()
                .statusCode(202)
                .body("deliveries[0].state", equalTo("waiting"))
                .body("deliveries[0].attempts", equalTo(0));
        delivery(acme, event.id(), "failed");
        var audited = TestTopics.await(
                Topics.AUDIT,
                record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)
                        .contains(event.id().toString()));
        assertThat(Json.read(audited.value(), AuditEvent.class).action()).isEqualTo("event.replayed");
    }

    @Test
    void eventsThatAnswerEventsComeToAnEnd() {
        publisher.publish(Reactor.files("circles"));
        var acme = Tenants.open("log-circles");
        acme.put("testers/circles", Reactor.enabled("s")).statusCode(201);

        changed(acme, "publish");

        await(acme, "?type=plugin.testers.circles.ping", 5);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/events?type=plugin.testers.circles.*&failed=true")
                        .body("items", hasSize(1)));
        acme.get("/events?type=plugin.testers.circles.*")
                .body("items", hasSize(5))
                .body("items[0].source", equalTo("plugin"))
                .body("items[0].plugin", equalTo("testers/circles"))
                .body("items[0].actor", equalTo("plugin:testers/circles"))
                .body("items.data.n", contains(5, 4, 3, 2, 1));
    }

    @Test
    void whoMayNotReadTheCatalogDoesNotHearOfIt() {
        publisher.publish(Reactor.files("deaf", ""));
        var acme = Tenants.open("log-deaf");
        acme.put("testers/deaf", "{\"enabled\": true}").statusCode(201);

        changed(acme, "spec");
        await(acme, "?type=entity.*", 1);

        acme.get("/events?type=entity.*").body("items[0].deliveries", equalTo(0));
    }

    @Test
    void anEventThatIsHeardOfLateCallsNobody() {
        publisher.publish(Reactor.files("late"));
        var acme = Tenants.open("log-late");
        acme.put("testers/late", Reactor.enabled("s")).statusCode(201);
        send(acme, Instant.now().minus(Duration.ofDays(2)));
        send(acme, Instant.now().minus(Duration.ofDays(40)));
        var fresh = changed(acme, "spec");

        delivery(acme, fresh.id(), "delivered");

        acme.get("/events?type=entity.*").body("items.deliveries", contains(1, 0));
    }

    @Test
    void aDisabledPluginIsNotCalled() {
        publisher.publish(Reactor.files("sleeps"));
        var acme = Tenants.open("log-sleeps");
        acme.put("testers/sleeps", Reactor.enabled("s")).statusCode(201);
        acme.patch("testers/sleeps", "{\"enabled\": false}").statusCode(200);

        changed(acme, "spec");
        await(acme, "?type=entity.*", 1);

        acme.get("/events?type=entity.*").body("items[0].deliveries", equalTo(0));
    }

    @Test
    void whatIsTooMuchGoesTheOldestFirst() {
        var acme = Tenants.open("log-sweep");
        for (var i = 0; i < 5; i++) {
            changed(acme, "f" + i);
        }
        await(acme, "", 5);
        Rows.change(
                "update tenant_event set at = at - interval '31 days' where id = (select id from tenant_event"
                        + " where tenant_id = ? order by at limit 1)",
                acme.tenant().id().value());

        assertThat(sweep.old(Instant.now().minus(Duration.ofDays(30)))).isFalse();
        acme.get("/events").body("items", hasSize(4));
        assertThat(sweep.beyond(acme.tenant().id().value(), 2)).isFalse();
        acme.get("/events").body("items", hasSize(2)).body("items.data.fields.flatten()", not(hasItem("f0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type=%25         | type
            type=Entity      | type
            plugin=none      | plugin
            since=yesterday  | since
            until=1          | until
            cursor=x         | cursor
            """)
    void aBadFilterIsNamed(String query, String pointer) {
        Tenants.open("log-bad")
                .tenant()
                .asOwner()
                .urlEncodingEnabled(false)
                .get("/api/tenants/log-bad/events?" + query)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
    }

    private static CatalogEvent change(Portal portal, String field) {
        return new CatalogEvent.Changed(portal.tenant().id(), WEB, List.of(field), Instant.now());
    }

    private static CloudEvent changed(Portal portal, String field) {
        var id = portal.tenant().id();
        return TestTopics.send(Topics.CATALOG_EVENTS, id + "/" + WEB, id, "entity.changed", change(portal, field));
    }

    private static void send(Portal portal, Instant at) {
        var id = portal.tenant().id();
        var event = new CloudEvent(UUID.randomUUID(), "entity.changed", "/portolan/test", at, id, null, null);
        TestTopics.send(event, Topics.CATALOG_EVENTS, id + "/" + WEB, change(portal, "old"));
    }

    private static void await(Portal portal, String query, int count) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> portal.get("/events" + query).body("items", hasSize(count)));
    }

    private static void delivery(Portal portal, UUID event, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> portal.get("/events/" + event).statusCode(200).body("deliveries.state", contains(state)));
    }
}
