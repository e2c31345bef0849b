package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TimelineTest {
    private static final PluginId UPTIME = PluginId.parse("portolan/uptime");

    @Test
    void historyOfATenantIsKept() {
        var slug = World.slug("history");
        World.active(slug, slug + "@example.test");
        await(slug, 2);
        timeline(slug)
                .body("items.type", contains("tenant.provisioned", "tenant.signed-up"))
                .body("items.text", hasItems("The portal was opened", "Signed up for the plan business"))
                .body("items[1].data.plan", equalTo("business"));
    }

    @Test
    void eventsOfPluginsAreKeptOnce() {
        var tenant = stored("plugins");
        var id = tenant.id();
        var at = Instant.now();
        var installed = TestTopics.send(
                Topics.PLUGIN_EVENTS,
                id.toString(),
                id,
                "plugin.installed",
                new PluginEvent.Installed(id, UPTIME, "1.2.0", 1, at));
        TestTopics.send(
                installed, Topics.PLUGIN_EVENTS, id.toString(), new PluginEvent.Installed(id, UPTIME, "1.2.0", 1, at));
        TestTopics.send(
                Topics.PLUGIN_EVENTS,
                id.toString(),
                id,
                "plugin.failed",
                new PluginEvent.Failed(id, UPTIME, "card", "timeout", at));
        await(tenant.slug().value(), 2);
        timeline(tenant.slug().value())
                .body(
                        "items.text",
                        contains(
                                "portolan/uptime failed in card: timeout",
                                "portolan/uptime installed in version 1.2.0"))
                .body("items[0].data.reason", equalTo("timeout"));
    }

    @Test
    void unknownTypesAreSkipped() {
        var tenant = stored("unknown");
        var id = tenant.id();
        TestTopics.send(Topics.TENANT_EVENTS, id.toString(), id, "tenant.painted", Map.of("type", "tenant.painted"));
        suspend(id, TenantLifecycle.ACTIVE, TenantLifecycle.PAST_DUE);
        await(tenant.slug().value(), 1);
        timeline(tenant.slug().value()).body("items.text", contains("Went from active to past due"));
        assertThat(TestTopics.read(Topics.deadLetters(Topics.TENANT_EVENTS, "tenant-service")))
                .noneMatch(record -> record.key().equals(id.toString()));
    }

    @Test
    void pagesAreNewestFirstAndOfOneTenant() {
        var tenant = stored("newest");
        var other = stored("another");
        suspend(other.id(), TenantLifecycle.ACTIVE, TenantLifecycle.SUSPENDED);
        for (var i = 0; i < 3; i++) {
            suspend(tenant.id(), TenantLifecycle.ACTIVE, i == 1 ? TenantLifecycle.SUSPENDED : TenantLifecycle.PAST_DUE);
        }
        await(tenant.slug().value(), 3);
        var first = get(tenant.slug().value(), "?limit=2").body("items", hasSize(2));
        String next = first.extract().path("next");
        get(tenant.slug().value(), "?limit=2&cursor=" + next)
                .body("items", hasSize(1))
                .body("items[0].text", equalTo("Went from active to past due"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=garbage", "cursor=WyJ4IiwieSJd", "limit=0", "limit=201"})
    void badPageIsAProblem(String query) {
        var slug = stored("bad").slug().value();
        get(slug, "?" + query)
                .statusCode(400)
                .body("violations[0].pointer", equalTo(query.substring(0, query.indexOf('='))));
    }

    private static void suspend(TenantId id, TenantLifecycle from, TenantLifecycle to) {
        TestTopics.send(
                Topics.TENANT_EVENTS,
                id.toString(),
                id,
                "tenant.state-changed",
                new TenantEvent.StateChanged(id, from, to, Instant.now()));
    }

    private static TestTenant stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    private static void await(String slug, int entries) {
        Awaitility.await("timeline of " + slug)
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        TestDatabase.query("select count(*) from timeline_entry e join tenant t on t.id = e.tenant_id"
                                        + " where t.slug = '" + slug + "'")
                                == entries);
    }

    private static ValidatableResponse timeline(String slug) {
        return get(slug, "").statusCode(200);
    }

    private static ValidatableResponse get(String slug, String query) {
        return given().header("Authorization", "Bearer " + TestTokens.staff("support"))
                .get("/api/operator/tenants/" + slug + "/timeline" + query)
                .then();
    }
}
